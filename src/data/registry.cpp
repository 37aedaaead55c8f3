// The list of data sets, in menu order; the first one is open at start.
#include "data/dataset.h"

// To add a data set: its id here, and data_sets/<id>.cpp defining `DatasetRow <id>_row()`. A macro, so that one line
// both declares the function and calls it.
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
    ES_ROW(letters)

namespace data {

#define ES_DECLARE(id) DatasetRow id##_row();
ES_DATA_SETS(ES_DECLARE)
#undef ES_DECLARE

const std::vector<DatasetRow>& dataset_rows() {
#define ES_CALL(id) id##_row(),
    static const std::vector<DatasetRow> rows = {ES_DATA_SETS(ES_CALL)};
#undef ES_CALL
    return rows;
}

}  // namespace data
