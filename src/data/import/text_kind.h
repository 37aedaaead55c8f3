// What a file of plain text is taken for: a table, one thing a line, or running text whose words are the things. It is
// inferred from the beginning of the file, and a person can change it. May include sheet.h. Next: read_lines.h,
// read_corpus.h.
#pragma once

#include <string_view>
#include <vector>

#include "core/result.h"
#include "data/brought_file.h"
#include "data/import/sheet.h"

namespace data {

// "a table", "one thing a line", "running text".
std::string_view text_kind_name(TextKind kind);

// An empty sheet of plain text that is taken for lines or running text.
Sheet sheet_of_text(TextKind kind, std::string_view encoding);

// Infers it from the beginning of a text, UTF-8, that has no other format (JSON, word vectors ...). The file's name
// counts: only .txt, .text, .md or no ending can be something else than a table.
TextKind find_text_kind(std::string_view text, std::string_view name);

// Reads a file as what a person has chosen, whatever would be inferred.
core::Result<Sheet> read_text_as(std::vector<ImportedFile> files, TextKind kind);
// Whether a person can change what the sheet's file was taken for: it is one file of plain text, and is kept.
bool can_take_text_as(const Sheet& sheet);
// Reads the sheet's file again as something else; other choices are forgotten. Error: it cannot be read so; then nothing
// has changed.
core::Status take_text_as(Sheet& sheet, TextKind kind);

}  // namespace data
