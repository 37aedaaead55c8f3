// The sheet: a table that somebody brought, before it is learned. What was found out about the file, what each column was
// taken for, how its values are spread, its first rows; everything guessed can be changed. Stands in the map's place.
// See panels.h. Next: ui/sheet.h, app/own_data.h.
#include "ui/sheet.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/card.h"
#include "ui/menu.h"
#include "ui/panels/panels.h"
#include "ui/panels/sheet_parts.h"
#include "ui/plot.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr float kGap = 10, kPad = 14;
constexpr float kNameWidth = 150, kKindWidth = 134, kShapeWidth = 92, kRangeWidth = 190, kValueWidth = 84;
constexpr float kRoomyWidth = 620;  // from this width on a column's parts stand beside each other
constexpr int kMostLinesSaid = 60, kMostFaultsShown = 8, kMostValues = 8;
constexpr std::string_view kStays = "It never leaves this machine.";

constexpr data::SheetKind kKinds[] = {data::SheetKind::number, data::SheetKind::category, data::SheetKind::date,
                                      data::SheetKind::id,     data::SheetKind::text,     data::SheetKind::ignored};

std::string_view kind_label(data::SheetKind kind) {
    return kind == data::SheetKind::id ? "name or code" : data::kind_name(kind);
}

std::string_view kind_help(data::SheetKind kind) {
    switch (kind) {
        case data::SheetKind::number:
            return "A feature: more or less of something.";
        case data::SheetKind::category:
            return "One of some groups: a feature, or what the map is asked for.";
        case data::SheetKind::date:
            return "Days since the first one.";
        case data::SheetKind::id:
            return "What the thing is called; nothing is learned from it.";
        case data::SheetKind::text:
            return "Shown in the card of a thing; nothing is learned from it.";
        case data::SheetKind::ignored:
            break;
    }
    return "Left out.";
}

std::string count(long n, const char* one, const char* many) { return thousands(n) + " " + (n == 1 ? one : many); }

std::string delimiter_name(char delimiter) {
    switch (delimiter) {
        case ',':
            return "commas";
        case ';':
            return "semicolons";
        case '\t':
            return "tabs";
        case '|':
            return "bars";
        case ' ':
            return "spaces";
        default:
            return "";
    }
}

// What was found out about the file, in one line.
std::string about_file(const data::Sheet& sheet) {
    if (sheet.text_kind == data::TextKind::corpus) return count(sheet.n_rows, "word", "words") + " of running text.";
    if (sheet.text_kind == data::TextKind::lines) return count(sheet.n_rows, "line", "lines") + " of text.";
    std::string words =
        count(sheet.n_rows, "row", "rows") + ", " + count(static_cast<long>(sheet.columns.size()), "column", "columns");
    const std::string between = sheet.columns.size() > 1 ? delimiter_name(sheet.delimiter) : "";
    if (!between.empty()) words += ", separated by " + between;
    if (sheet.comma_is_point) words += ", decimal comma";
    if (!sheet.encoding.empty() && sheet.encoding != "utf-8") words += ", " + sheet.encoding;
    words += sheet.header_line > 0 ? ", names in line " + thousands(sheet.header_line) : ", no line of names";
    return words + ".";
}

// "12 to 900", "6 groups: van, bus ...", "all different".
std::string range_of(const data::SheetColumn& column, const data::ColumnShape* shape) {
    switch (column.kind) {
        case data::SheetKind::number:
            return figure_text(column.least) + " to " + figure_text(column.most);
        case data::SheetKind::date:
            return data::iso_day(column.least) + " to " + data::iso_day(column.most);
        case data::SheetKind::category: {
            std::string words = count(column.n_distinct, "group", "groups");
            for (std::size_t i = 0; shape != nullptr && i < shape->words.size() && i < 3; ++i)
                words += (i == 0 ? ": " : ", ") + shape->words[i];
            return words + (column.n_distinct > 3 ? " ..." : "");
        }
        default:
            return column.n_distinct == 1 ? "one value" : count(column.n_distinct, "value", "different values");
    }
}

// The second line of a column: why it was taken so, what is missing, what lies far out.
std::string notes_of(const data::SheetColumn& column, const data::ColumnShape* shape) {
    std::string words = column.why;
    if (column.n_missing > 0) words += " " + thousands(column.n_missing) + " missing.";
    if (shape != nullptr && shape->n_far_out > 0) {
        words += " " + (shape->n_far_out == 1 ? std::string("1 lies") : thousands(shape->n_far_out) + " lie") +
                 " far outside the rest (" + figure_text(shape->farthest) + ").";
    }
    return words;
}

float first_line() { return theme().size.small_control + 4; }
float row_height(bool roomy) { return first_line() + (roomy ? 0 : 22) + faces().small.size + 12; }

void kind_pill(Frame& frame, const Rect& rect, const data::Sheet& sheet, int index) {
    const data::SheetColumn& column = sheet.columns[static_cast<std::size_t>(index)];
    std::vector<model::Choice> choices;
    for (const data::SheetKind kind : kKinds)
        choices.push_back(
            {std::string(data::kind_name(kind)), std::string(kind_label(kind)), std::string(kind_help(kind))});
    if (column.kind == data::SheetKind::date) {
        choices.push_back({"day first", "date, day first", "1/2 is the first of February."});
        choices.push_back({"month first", "date, month first", "1/2 is the second of January."});
    }
    std::string chosen;
    const Tip tip{"What this column is taken for. Change it if the guess is wrong.", "acts when the map is made"};
    if (!choice_pill("kind", rect, {"", kind_label(column.kind)}, choices, chosen, tip)) return;
    if (chosen == "day first") frame.actions.sheet.order = {index, data::DateOrder::day_first};
    if (chosen == "month first") frame.actions.sheet.order = {index, data::DateOrder::month_first};
    for (const data::SheetKind kind : kKinds)
        if (chosen == data::kind_name(kind)) frame.actions.sheet.kind = {index, kind};
}

void draw_shape(const Rect& rect, const data::SheetColumn& column, const data::ColumnShape* shape) {
    if (shape == nullptr || shape->bars.empty()) return;
    const bool learned = column.kind == data::SheetKind::number || column.kind == data::SheetKind::category ||
                         column.kind == data::SheetKind::date;
    draw_histogram(rect, shape->bars, learned ? theme().features : theme().faint);
}

void first_values(const data::Sheet& sheet, int index, Rect line) {
    const ImU32 color =
        sheet.columns[static_cast<std::size_t>(index)].kind == data::SheetKind::ignored ? theme().faint : theme().muted;
    for (int row = 0; row < std::min(sheet.n_rows, kMostValues) && line.w >= kValueWidth * 0.8f; ++row) {
        const std::string_view value = data::value_of(sheet, sheet.cell(row, index));
        draw_text(cut_left(line, kValueWidth, kGap), faces().figure, color, value.empty() ? "-" : value);
    }
}

void column_row(Frame& frame, const data::Sheet& sheet, int index, const Rect& rect, bool roomy) {
    const SheetShown& shown = *frame.view.sheet;
    const data::SheetColumn& column = sheet.columns[static_cast<std::size_t>(index)];
    const std::optional<data::ColumnShape>& counted = shown.shapes[static_cast<std::size_t>(index)];
    const data::ColumnShape* shape = counted ? &*counted : nullptr;
    ImGui::PushID(index);
    const TextBounds bounds(rect, 0);
    Rect inner = inset(rect, 0, 4);
    Rect line = cut_top(inner, first_line());
    const bool ignored = column.kind == data::SheetKind::ignored;
    const std::string name = column.unit.empty() ? column.name : column.name + " (" + column.unit + ")";
    const Rect pill_at = roomy ? Rect{} : cut_right(line, kKindWidth + 20, kGap);
    draw_text(roomy ? cut_left(line, kNameWidth, kGap) : line, faces().bold, ignored ? theme().faint : theme().text,
              name);
    if (!roomy) {
        kind_pill(frame, inset(pill_at, 0, 2), sheet, index);
        line = cut_top(inner, 22);
    } else {
        kind_pill(frame, inset(cut_left(line, kKindWidth, kGap), 0, 2), sheet, index);
    }
    draw_shape(inset(cut_left(line, kShapeWidth, kGap), 0, 3), column, shape);
    draw_text(cut_left(line, roomy ? kRangeWidth : line.w, kGap), faces().small, theme().text, range_of(column, shape));
    if (roomy) first_values(sheet, index, line);
    draw_text(cut_top(inner, faces().small.size + 2), faces().small, theme().muted, notes_of(column, shape));
    ImGui::GetWindowDrawList()->AddLine(ImVec2(rect.x, rect.bottom()), ImVec2(rect.right(), rect.bottom()),
                                        theme().line);
    ImGui::PopID();
}

void heads_of_rows(const data::Sheet& sheet, Rect line) {
    const auto say = [&](float width, std::string_view words) {
        draw_text(cut_left(line, width, kGap), faces().small, theme().muted, words);
    };
    say(kNameWidth, "column");
    say(kKindWidth, "taken for");
    say(kShapeWidth, "spread");
    say(kRangeWidth, "values");
    for (int row = 0; row < std::min(sheet.n_rows, kMostValues) && line.w >= kValueWidth * 0.8f; ++row)
        say(kValueWidth, "row " + thousands(row + 1));
}

float say_line(float x, float y, float width, ImU32 color, std::string_view words) {
    return y + draw_paragraph(x, y, width, faces().small, color, words) + 3;
}

// Lines that cannot be read, and the switch that leaves them out. Returns where it ends.
float faults(Frame& frame, const data::Sheet& sheet, float x, float y, float width) {
    if (sheet.n_faults == 0) return y;
    bool leave_out = sheet.leave_out_faults;
    const std::string label = "Leave out " + (sheet.n_faults == 1 ? "the line" : thousands(sheet.n_faults) + " lines") +
                              " that cannot be read";
    if (toggle_switch("leave_out",
                      {x, y, std::min(width, text_width(faces().text, label) + 60), theme().size.switch_row}, label,
                      leave_out, theme().alarm,
                      {"A line that cannot be read stops the import, unless you say that it may be left out.", ""}))
        frame.actions.sheet.leave_out = leave_out;
    y += theme().size.switch_row + 2;
    for (std::size_t i = 0; i < sheet.faults.size() && i < kMostFaultsShown; ++i) {
        const data::SheetFault& fault = sheet.faults[i];
        y = say_line(x, y, width, theme().alarm,
                     "Line " + thousands(fault.line) + ", column " + thousands(fault.column) + ": " + fault.reason);
    }
    if (sheet.n_faults > kMostFaultsShown)
        y = say_line(x, y, width, theme().muted, "And " + thousands(sheet.n_faults - kMostFaultsShown) + " more.");
    return y + 6;
}

// What was guessed of the file, and which lines cannot be read. Returns where it ends.
float said_of_file(Frame& frame, const data::Sheet& sheet, float x, float y, float width) {
    y = text_kind_part(frame, x, y, width);
    y = faults(frame, sheet, x, y, width);
    const std::span<const std::string> warnings = frame.view.sheet->warnings;
    const std::size_t n = std::min<std::size_t>(warnings.size(), kMostLinesSaid);
    for (std::size_t i = 0; i < n; ++i) y = say_line(x, y, width, theme().text, warnings[i]);
    if (warnings.size() > n)
        y = say_line(x, y, width, theme().muted, "And " + thousands(static_cast<long>(warnings.size() - n)) + " more.");
    y += n > 0 ? 5 : 0;
    return (sheet.text_kind == data::TextKind::corpus ? text_words_part : missing_words_part)(frame, x, y, width) + 4;
}

void columns_of_sheet(Frame& frame, const data::Sheet& sheet, const Rect& place) {
    const Column scrolling("sheet", place, 0);
    const float width = place.w - 12;
    const bool roomy = width >= kRoomyWidth;
    const ImVec2 start = ImGui::GetCursorScreenPos();
    float y = said_of_file(frame, sheet, start.x, start.y, width);
    if (roomy) {
        heads_of_rows(sheet, {start.x, y, width, faces().small.size + 6});
        y += faces().small.size + 8;
    }
    const float each = row_height(roomy);
    const int n = static_cast<int>(sheet.columns.size()) - sheet.vector_dims;
    // Of thousands of columns only those that are seen are drawn.
    const int first = std::clamp(static_cast<int>((place.y - y) / each), 0, n);
    const int last = std::clamp(static_cast<int>((place.bottom() - y) / each) + 1, 0, n);
    for (int i = first; i < last; ++i)
        column_row(frame, sheet, i, {start.x, y + static_cast<float>(i) * each, width, each}, roomy);
    if (sheet.vector_dims > 0) {
        const Rect line{start.x, y + static_cast<float>(n) * each, width, each};
        draw_text(line, faces().bold, theme().text,
                  "and a vector of " + count(sheet.vector_dims, "number", "numbers") + ", one group of features");
    }
    frame.actions.sheet.first = first;
    frame.actions.sheet.last = last - 1;
    ImGui::SetCursorScreenPos(start);
    const int n_rows = n + (sheet.vector_dims > 0 ? 1 : 0);
    ImGui::Dummy(ImVec2(width, y - start.y + static_cast<float>(n_rows) * each));
}

void target_pill(Frame& frame, const Rect& rect, const data::Sheet& sheet) {
    std::vector<model::Choice> choices = {
        {"-1", "nothing", "No column is asked for: the map keeps what it can of all features."}};
    std::string now = choices[0].label;
    const int target = data::target_of(sheet);
    const std::size_t n_plain = sheet.columns.size() - static_cast<std::size_t>(sheet.vector_dims);
    for (std::size_t i = 0; i < n_plain; ++i) {
        if (!data::can_be_target(sheet.columns[i])) continue;
        const bool number = sheet.columns[i].kind == data::SheetKind::number;
        choices.push_back(
            {std::to_string(i), sheet.columns[i].name, number ? "Predicts this number." : "Tells these groups apart."});
        if (static_cast<int>(i) == target) now = sheet.columns[i].name;
    }
    std::string chosen;
    if (choice_pill("target", rect, {"Ask for", now}, choices, chosen,
                    {"What the map is asked for at first: the loss. It can be changed later.", ""}))
        frame.actions.sheet.target = std::atoi(chosen.c_str());
}

// The target at the left; learn, another file and back at the right. On a narrow screen the target has a line of its own.
float foot_height(bool roomy) { return theme().size.control * (roomy ? 1.0f : 2.0f) + (roomy ? 0.0f : 8.0f); }

void foot(Frame& frame, const data::Sheet& sheet, Rect place, bool roomy) {
    const SheetShown& shown = *frame.view.sheet;
    Rect line = roomy ? place : cut_bottom(place, theme().size.control, 8);
    const bool waits = sheet.n_faults > 0 && !sheet.leave_out_faults;
    const std::string_view make = shown.is_running ? "Make the map anew" : "Make a map of it";
    const std::string why = waits ? "Some lines cannot be read: leave them out, or correct them in the file."
                                  : "Trains on this table. Undo goes back to what ran before.";
    if (text_button("learn", cut_right(line, text_width(faces().text, make) + 32, kGap), make, {why, ""},
                    ButtonStyle::strong, !waits))
        frame.actions.sheet.learn = true;
    if (shown.can_pick && line.w > 130 &&
        text_button("other", cut_right(line, text_width(faces().text, "Another file") + 24, kGap), "Another file",
                    {"Chooses another file.", ""}))
        frame.actions.sheet.pick = true;
    Rect& left = roomy ? line : place;
    target_pill(frame, cut_left(left, std::min(left.w, 280.0f)), sheet);
}

// Nothing is read yet: how to bring a table.
void invitation(Frame& frame, const Rect& place) {
    const SheetShown& shown = *frame.view.sheet;
    const Rect box = inset(place, std::max(0.0f, (place.w - 520) / 2), std::max(0.0f, (place.h - 300) / 2));
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRect(ImVec2(box.x, box.y), ImVec2(box.right(), box.bottom()), theme().line, theme().size.radius, 0, 2);
    const TextBounds bounds(box, 0);
    const Rect inner = inset(box, 20, 20);
    float y = inner.y;
    const auto say = [&](const Face& face, ImU32 color, std::string_view words, float space) {
        y += draw_paragraph(inner.x, y, inner.w, face, color, words) + space;
    };
    if (!shown.asked_for.empty()) say(faces().text, theme().alarm, shown.asked_for, 10);
    say(faces().bold, theme().text, "Bring your own table", 8);
    say(faces().text, theme().text, theme().pointer.bring_a_table, 8);
    say(faces().text, theme().muted,
        "CSV, TSV and the like, JSON, NumPy .npy, word vectors; plain text: a novel, or one thing a line; pictures: a "
        "folder or a zip, each folder a class.",
        8);
    say(faces().text, theme().muted, kStays, 14);
    if (shown.can_pick &&
        text_button("pick", {inner.x, y, text_width(faces().text, "Choose a file") + 32, theme().size.control},
                    "Choose a file", {"Opens a dialog of your system.", ""}, ButtonStyle::strong))
        frame.actions.sheet.pick = true;
    y += theme().size.control + 18;
    say(faces().text, theme().muted, "Or draw points on a plane: rings, spirals, a formula, or by hand.", 8);
    if (text_button("draw", {inner.x, y, text_width(faces().text, "Draw points") + 32, theme().size.control},
                    "Draw points", {"Learns them while you draw.", ""})) {
        frame.actions.board.open = true;
        frame.actions.sheet.close = true;
    }
}

}  // namespace

void sheet_panel(Frame& frame, const Rect& rect) {
    const SheetShown& shown = *frame.view.sheet;
    draw_card(rect);
    Rect rest = inset(rect, kPad, 12);
    Rect head = cut_top(rest, 26, 4);
    if (stroke_button("close_sheet", cut_right(head, 26, 8), Stroke::cross,
                      {"Back to the map; nothing is changed. Esc", ""}, ButtonStyle::quiet))
        frame.actions.sheet.close = true;
    const bool is_read = shown.sheet != nullptr || shown.pictures != nullptr;
    const std::string title = is_read ? std::string(shown.file) : "Your own data";
    draw_text(head, faces().bold, theme().text, title);
    if (!shown.problem.empty()) {
        const float height = paragraph_height(rest.w, faces().text, shown.problem);
        const Rect said = cut_top(rest, height + 4, 6);
        draw_paragraph(said.x, said.y, said.w, faces().text, theme().alarm, shown.problem);
    }
    if (shown.can_take_text) cut_top(rest, text_kind_part(frame, rest.x, rest.y, rest.w) - rest.y);
    if (shown.pictures != nullptr) return pictures_sheet(frame, rest);
    if (shown.sheet == nullptr) return invitation(frame, rest);
    const std::string about = about_file(*shown.sheet) + " " + std::string(kStays);
    const Rect said = cut_top(rest, paragraph_height(rest.w, faces().small, about), 8);
    draw_paragraph(said.x, said.y, said.w, faces().small, theme().muted, about);
    const bool roomy = rest.w >= kRoomyWidth;
    foot(frame, *shown.sheet, cut_bottom(rest, foot_height(roomy), 10), roomy);
    columns_of_sheet(frame, *shown.sheet, rest);
}

}  // namespace ui
