// A learner's own table as its panel shows it before a model is trained on it (app/own_data.h), and the learner's
// actions in that panel. A part of View and Actions (ui.h). Plain data, filled in by app. May include data. Next: ui.h.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "data/dataset.h"
#include "data/import/column_shape.h"
#include "data/import/missing_words.h"
#include "data/import/sheet.h"

namespace ui {

struct SheetShown {
    const data::Sheet* sheet = nullptr;       // null: nothing is read yet, and the panel says how to import a table
    const data::Dataset* pictures = nullptr;  // pictures instead of a table; null: there are none
    std::string_view file;                    // its name
    std::string_view problem;                 // why it cannot be read or trained on; empty: it can
    std::string_view asked_for;               // a sentence that asks for the file that a link needs; empty: none
    std::span<const std::optional<data::ColumnShape>> shapes;  // one for each column; those not yet counted are empty
    std::span<const std::string> warnings;                     // about the file and its columns, sentences
    std::span<const data::SheetWord> words;                    // that count as missing, or might
    long n_empty = 0;                                          // empty cells, which count as missing, too
    bool can_pick = false;                                     // the platform has a dialog to choose files
    bool can_take_text = false;                                // what cannot be read is text: it may be of another kind
    bool is_running = false;                                   // the running model is trained on it
};

struct SheetActions {
    bool open = false, close = false;
    bool anew = false;  // with `open`: import another table, instead of showing the one of the running model
    bool pick = false;  // choose a file
    bool stop_reading = false;
    std::string pasted;  // text that was pasted where no text field waits; empty: none
    bool learn = false;  // train a model on it
    struct Kind {
        int column = 0;
        data::SheetKind kind = data::SheetKind::text;
    };
    struct Order {
        int column = 0;
        data::DateOrder order = data::DateOrder::day_first;
    };
    struct Word {
        std::string word;
        bool is_missing = false;
    };
    struct TextWord {
        std::string word;
        std::optional<bool> is_thing;  // nothing: the other of what it is
    };
    std::optional<Kind> kind;
    std::optional<Word> missing;   // whether a word counts as missing
    std::optional<TextWord> word;  // whether a word of running text is a thing
    std::optional<Order> order;
    std::optional<data::TextKind> text_kind;  // what its file is taken for
    std::optional<bool> leave_out;            // whether lines that cannot be read are left out
    std::optional<int> side;                  // pixels to which pictures are shrunk
    std::optional<int> target;                // data::Sheet::target
    int first = 0, last = -1;  // the columns that are in view, `last` included: their `shapes` are counted
};

}  // namespace ui
