// The list of data sets, in menu order; the first one is open at start.
#include "data/dataset.h"

// To add a data set: its id here, and data_sets/<id>.cpp defining the DatasetEntry `<id>_data`. A macro, so that one line
// both declares the entry and lists it.
#define ES_DATA_SETS(ES_ROW) \
    ES_ROW(auto_mpg)         \
    ES_ROW(silhouettes)      \
    ES_ROW(cars93)           \
    ES_ROW(vehicles)         \
    ES_ROW(words)            \
    ES_ROW(digits)           \
    ES_ROW(hot_dogs)         \
    ES_ROW(moods)            \
    ES_ROW(people_words)     \
    ES_ROW(speeches)         \
    ES_ROW(penguins)         \
    ES_ROW(first_names)      \
    ES_ROW(flights)          \
    ES_ROW(moby_dick)        \
    ES_ROW(faces)            \
    ES_ROW(letters)          \
    ES_ROW(letters_next)     \
    ES_ROW(modular)          \
    ES_ROW(glyphs)           \
    ES_ROW(reber)            \
    ES_ROW(recall)           \
    ES_ROW(karate)           \
    ES_ROW(clouds)           \
    ES_ROW(eight)

namespace data {

#define ES_DECLARE(id) extern const DatasetEntry id##_data;
ES_DATA_SETS(ES_DECLARE)
#undef ES_DECLARE

std::span<const DatasetEntry> dataset_entries() {
#define ES_LIST(id) id##_data,
    static const DatasetEntry entries[] = {ES_DATA_SETS(ES_LIST)};
#undef ES_LIST
    return entries;
}

}  // namespace data
