// See text_dataset.h.
#include "data/import/text_dataset.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/shown_text.h"
#include "data/line_text.h"

namespace data {
namespace {

// The first column of each row, whatever it was taken for.
std::vector<std::string> texts_of_rows(const Sheet& sheet) {
    std::vector<std::string> texts;
    for (int row = 0; row < sheet.n_rows; ++row) texts.push_back(core::printable(value_of(sheet, sheet.cell(row, 0))));
    return texts;
}

void add_text_columns(Dataset& dataset) {
    std::vector<Column> columns;
    for (std::string& id : line_text_columns()) {
        Column column;
        column.id = std::move(id);
        columns.push_back(std::move(column));
    }
    for (const std::string& name : dataset.names) {
        const std::vector<float> values = encode_line_text(name);
        for (std::size_t i = 0; i < columns.size(); ++i) columns[i].numbers.push_back(values[i]);
    }
    for (Column& column : columns) dataset.table.columns.push_back(std::move(column));
}

}  // namespace

void learn_lines(Dataset& dataset, const Sheet& sheet) {
    dataset.names = texts_of_rows(sheet);
    add_text_columns(dataset);
    DatasetRow& row = dataset.row;
    row.text_columns = line_text_columns;
    row.encode_text = encode_line_text;
    row.mark = Mark::name;
    row.groups = {{.id = "letters",
                   .label = "letters",
                   .unit = "",
                   .help = "The share of each letter, in no order.",
                   .columns = line_letter_columns(),
                   .one_scale = true},
                  {.id = "words",
                   .label = "words",
                   .unit = "",
                   .help = "How often each word is in it, some words together.",
                   .columns = line_word_columns(),
                   .one_scale = true},
                  {.id = "length",
                   .label = "length",
                   .unit = "",
                   .help = "How many characters and words it has.",
                   .columns = line_length_columns(),
                   .on_by_default = false}};
    const std::vector<std::string> lengths = line_length_columns();
    row.attributes = {{.id = "characters",
                       .label = "characters",
                       .unit = "",
                       .help = "How long the line is.",
                       .column = lengths[0],
                       .kind = ColumnKind::number},
                      {.id = "number_of_words",
                       .label = "number of words",
                       .unit = "",
                       .help = "How many words the line has.",
                       .column = lengths[1],
                       .kind = ColumnKind::number}};
    row.color_by = "characters";
    row.losses = {{"reconstruct", "", 1}};
    row.help = "A text that you brought, a thing a line.";
    row.card.what = "Lines of a text that you brought: " + row.label + ".";
}

void learn_company(Dataset& dataset, const Sheet& sheet) {
    constexpr double kALittle = 0.1;  // skip-gram comes first
    DatasetRow& row = dataset.row;
    dataset.names = texts_of_rows(sheet);
    Column words;
    words.id = "name";  // no column of the sheet is called so
    words.kind = ColumnKind::category;
    for (int i = 0; i < sheet.n_rows; ++i) words.codes.push_back(i);
    words.categories = dataset.names;
    dataset.table.columns.push_back(std::move(words));
    for (FeatureGroup& group : row.groups) group.on_by_default = false;
    row.groups.insert(row.groups.begin(),
                      {.id = "word",
                       .label = "the word itself",
                       .unit = "",
                       .help = "Which word it is, and nothing else: each word gets a place of its own.",
                       .columns = {"name"}});
    std::vector<DefaultLoss> losses = {{"skip_gram", "", 1}};
    for (const DefaultLoss& loss : row.losses)
        if (!loss.target.empty()) losses.push_back({loss.kind, loss.target, kALittle});
    row.losses = std::move(losses);
    const bool has_place = std::any_of(row.attributes.begin(), row.attributes.end(),
                                       [](const Attribute& each) { return each.id == "place_in_the_text"; });
    if (has_place) row.color_by = "place_in_the_text";
    row.has_contexts = true;
    row.mark = Mark::name;
    row.help = "Words of a text that you brought, known by the company they keep.";
    row.card.what = "Words of a text that you brought: " + row.label +
                    ". Nothing is known of a word but which others "
                    "stand within five words of it, and how often.";
    row.card.missing = "The order of words, and all words that are rare, short or everywhere.";
    dataset.contexts = sheet.contexts;
}

}  // namespace data
