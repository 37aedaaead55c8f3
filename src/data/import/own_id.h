// The id of a data set made from a learner's file: a hash of the sheet's text, and the choices of the learner that
// differ from what was inferred. So a link with this id and the same file are enough to make the same data set
// again.
//   own_94d049bb133111eb                 everything as inferred
//   own_94d049bb133111eb_2c-5m-t3-o      column 2 a category, column 5 dates with the month first, target column 3,
//                                        lines that cannot be read left out
//   own_94d049bb133111eb_r               taken for running text; l: one thing a line; b: a table (text_kind.h)
//   own_94d049bb133111eb_m2d393939-v3f   -999 counts as missing, "?" does not (bytes of the words in hexadecimal)
//   own_94d049bb133111eb_w746865-u61686162          of running text: "the" is a thing, "ahab" is left out
// May include sheet.h. Next: sheet_dataset.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "data/brought_file.h"
#include "data/import/sheet.h"

namespace data {

// The id of the data set that the sheet makes with its present choices.
std::string own_id(const Sheet& sheet);
// The id of data with this text, without choices.
std::string id_of_text(std::string_view text);
bool is_own_id(std::string_view id);

// The part of the id that is the hash of the text: equal for the same file with other choices.
std::string_view text_part(std::string_view own_id);
// Sets the sheet's choices to those of the id. Error: the id has columns or kinds that the sheet does not have; then
// nothing changes.
core::Status choose_as(Sheet& sheet, std::string_view own_id);
// What the id says that plain text is taken for; nothing: that is inferred.
std::optional<TextKind> text_kind_in(std::string_view own_id);
// Reads files with the choices of the id. Errors: those of read_files() and choose_as().
core::Result<Sheet> read_as(std::vector<ImportedFile> files, std::string_view own_id);

}  // namespace data
