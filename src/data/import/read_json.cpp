// See read_json.h.
#include "data/import/read_json.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "core/shown_text.h"
#include "core/thousands.h"
#include "data/import/encodings.h"
#include "data/import/infer_kinds.h"
#include "data/import/json_rows.h"
#include "data/import/json_walk.h"
#include "data/import/read_sheet.h"

namespace data {
namespace {

constexpr int kMostBadLines = 1000;  // of a file that has more of them than rows

core::Error no_data(std::string sentence) { return {"data", std::move(sentence)}; }

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// A member of the object that is the whole file.
struct Member {
    std::string key;
    std::size_t key_at = 0, begin = 0, end = 0;
};

class Reading {
   public:
    Reading(Sheet& sheet, std::vector<std::uint32_t> broken)
        : sheet_(sheet), rows_(sheet, std::move(broken)), text_(sheet.text) {}

    core::Status read(std::string_view name);
    core::Status fill() { return rows_.fill_sheet(); }

   private:
    [[nodiscard]] std::size_t line_end(std::size_t at) const { return std::min(text_.find('\n', at), text_.size()); }
    [[nodiscard]] bool is_lines(std::string_view name) const;
    void read_line(std::size_t begin, std::size_t end);
    core::Status read_lines();
    core::Status read_values();
    core::Status read_list(std::size_t at);
    core::Status read_object();
    void say_which_list(const std::vector<Member>& members, std::size_t list);
    core::Status read_columns(const std::vector<Member>& members);
    core::Status read_columns_by_key(const std::vector<Member>& members);
    core::Status read_named_rows(const std::vector<Member>& members, const std::string& name);
    core::Result<std::vector<Member>> members_at(std::size_t at);
    [[nodiscard]] bool begins_with(const Member& member, char first, char second = 0) const;
    core::Error stopped(const JsonWalk& walk);

    Sheet& sheet_;
    JsonRows rows_;
    std::string_view text_;
};

core::Error Reading::stopped(const JsonWalk& walk) {
    return no_data("The JSON cannot be read from line " + std::to_string(rows_.line_of(walk.fault_at())) + ", column " +
                   std::to_string(rows_.column_of(walk.fault_at())) + " on: " + walk.reason());
}

// Whether each line is a value: the first one is, or it is a faulty object and the second one is.
bool Reading::is_lines(std::string_view name) const {
    if (name.ends_with(".jsonl") || name.ends_with(".ndjson")) return true;
    std::size_t at = 0;
    bool first_is_whole = false, second_is_whole = false, first_is_object = false;
    for (int n = 0; n < 2 && at < text_.size();) {
        const std::size_t end = line_end(at);
        JsonWalk walk(text_.substr(0, end), at);
        walk.skip_blanks();
        at = end + 1;
        if (walk.at_end()) continue;
        const bool opens = walk.next_is('{') || walk.next_is('[');
        if (n == 0) first_is_object = walk.next_is('{');
        const bool read = opens && walk.value();
        walk.skip_blanks();
        (n++ == 0 ? first_is_whole : second_is_whole) = read && walk.at_end();
    }
    // A file of one line is a list, or one object.
    const std::size_t second = text_.find_first_not_of(" \t\r\n", line_end(text_.find_first_not_of(" \t\r\n")));
    return (first_is_whole || (first_is_object && second_is_whole)) && second != std::string_view::npos;
}

void Reading::read_line(std::size_t begin, std::size_t end) {
    JsonWalk walk(text_.substr(0, end), begin);
    walk.skip_blanks();
    if (walk.at_end()) return;
    const int n_before = rows_.n_rows();
    bool good = rows_.take_row(walk);
    walk.skip_blanks();
    if (good && !walk.at_end()) {
        good = walk.fails("the value has ended, and more stands behind it; each value has a line of its own.");
        if (rows_.n_rows() > n_before) rows_.drop_last_row();
    }
    if (good) return;
    add_fault(
        sheet_,
        {.line = rows_.line_of(walk.fault_at()), .column = rows_.column_of(walk.fault_at()), .reason = walk.reason()});
}

core::Status Reading::read_lines() {
    sheet_.format = "JSON lines";
    for (std::size_t at = 0; at < text_.size() && !rows_.is_full();) {
        const std::size_t end = line_end(at);
        read_line(at, end);
        at = end + 1;
        if (sheet_.n_faults > kMostBadLines && sheet_.n_faults > rows_.n_rows()) {
            return no_data("Hardly a line reads as JSON. Line " + std::to_string(sheet_.faults[0].line) + ", column " +
                           std::to_string(sheet_.faults[0].column) + ": " + sheet_.faults[0].reason);
        }
    }
    return {};
}

// Values one after the other, over more than one line each.
core::Status Reading::read_values() {
    JsonWalk walk(text_);
    for (walk.skip_blanks(); !walk.at_end() && !rows_.is_full(); walk.skip_blanks()) {
        if (!rows_.take_row(walk)) return stopped(walk);
    }
    return {};
}

core::Status Reading::read_list(std::size_t begin) {
    JsonWalk walk(text_, begin);
    walk.enter();
    walk.skip_blanks();
    if (walk.take(']')) return {};
    do {
        if (!rows_.take_row(walk)) return stopped(walk);
        if (rows_.is_full()) return {};
    } while (walk.more(']'));
    if (!walk.reason().empty()) return stopped(walk);
    walk.skip_blanks();
    if (begin == text_.find_first_not_of(" \t\r\n") && !walk.at_end()) {
        walk.fails("the list has ended, and more stands behind it.");
        return stopped(walk);
    }
    return {};
}

core::Result<std::vector<Member>> Reading::members_at(std::size_t at) {
    std::vector<Member> members;
    std::set<std::string> keys;
    JsonWalk walk(text_, at);
    walk.enter();
    walk.skip_blanks();
    if (walk.take('}')) return members;
    do {
        Member member;
        walk.skip_blanks();
        member.key_at = walk.at();
        if (!walk.name(member.key)) return stopped(walk);
        member.begin = walk.at();
        if (!walk.value()) return stopped(walk);
        member.end = walk.at();
        if (!keys.insert(member.key).second) {
            walk.go_to(member.key_at);
            walk.fails("the name " + core::quoted(member.key) + " stands twice; take one away.");
            return stopped(walk);
        }
        members.push_back(std::move(member));
        if (members.size() > static_cast<std::size_t>(kMaxRows)) break;
    } while (walk.more('}'));
    if (!walk.reason().empty()) return stopped(walk);
    walk.skip_blanks();
    return members;
}

// The first letters of a member, blanks between them aside.
bool Reading::begins_with(const Member& member, char first, char second) const {
    if (text_[member.begin] != first) return false;
    if (second == 0) return true;
    std::size_t at = member.begin + 1;
    while (at < member.end && is_blank(text_[at])) ++at;
    return text_[at] == second;
}

// {"a": [1, 2], "b": ["x", "y"]}.
core::Status Reading::read_columns(const std::vector<Member>& members) {
    for (const Member& member : members) {
        JsonWalk walk(text_, member.begin);
        walk.enter();
        walk.skip_blanks();
        int n = 0;
        if (!walk.take(']')) {
            do {
                walk.skip_blanks();
                if (n == rows_.n_rows() && &member == members.data()) rows_.add_empty_row(rows_.line_of(walk.at()));
                if (n < rows_.n_rows() && !rows_.take_value_of(walk, n, member.key)) return stopped(walk);
                if (n++ >= rows_.n_rows()) break;
            } while (walk.more(']') && !rows_.is_full());
        }
        if (rows_.is_full()) return {};
        if (n != rows_.n_rows()) {
            return no_data("The list " + core::quoted(member.key) + " has " + (n > rows_.n_rows() ? "more" : "fewer") +
                           " values than " + core::quoted(members[0].key) + " with its " +
                           core::thousands(rows_.n_rows()) + "; columns of one table are equally long.");
        }
    }
    return {};
}

// {"a": {"0": 1, "1": 2}, "b": {"0": "x", "1": "y"}}, as pandas writes tables.
core::Status Reading::read_columns_by_key(const std::vector<Member>& members) {
    std::map<std::string, int> row_of;
    for (const Member& member : members) {
        core::Result<std::vector<Member>> values = members_at(member.begin);
        if (!values.ok()) return values.error();
        for (const Member& value : values.value()) {
            const auto [found, is_new] = row_of.try_emplace(value.key, rows_.n_rows());
            if (is_new) rows_.add_empty_row(rows_.line_of(value.begin));
            if (rows_.is_full()) return {};
            JsonWalk walk(text_, value.begin);
            if (!rows_.take_value_of(walk, found->second, member.key)) return stopped(walk);
        }
    }
    return {};
}

// {"ant": {"legs": 6}, "cat": {"legs": 4}}: each name is the thing's.
core::Status Reading::read_named_rows(const std::vector<Member>& members, const std::string& name) {
    rows_.expect(name);
    for (const Member& member : members) {
        JsonWalk walk(text_, member.begin);
        const int n_before = rows_.n_rows();
        if (!rows_.take_row(walk)) return stopped(walk);
        if (rows_.is_full()) return {};
        std::string_view key;
        bool has_escapes = false;
        walk.go_to(member.key_at);
        walk.string(key, has_escapes);
        if (rows_.n_rows() > n_before) rows_.add_to_last_row(name, member.key_at + 1, key.size());
    }
    return {};
}

void Reading::say_which_list(const std::vector<Member>& members, std::size_t list) {
    std::string others;
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (i != list && others.size() < 100) others += (others.empty() ? "" : ", ") + core::quoted(members[i].key);
    }
    const bool one = members.size() == 2;
    sheet_.warnings.push_back("The rows are the list " + core::quoted(members[list].key) +
                              (others.empty() ? "." : "; ") +
                              (others.empty() ? "" : others + (one ? " was" : " were") + " left out."));
}

core::Status Reading::read_object() {
    core::Result<std::vector<Member>> read = members_at(text_.find('{'));
    if (!read.ok()) return read.error();
    const std::vector<Member>& members = read.value();
    const auto all = [&](char first, char second) {
        return std::all_of(members.begin(), members.end(),
                           [&](const Member& member) { return begins_with(member, first, second); });
    };
    std::vector<std::size_t> lists;
    for (std::size_t i = 0; i < members.size(); ++i)
        if (begins_with(members[i], '[', '{')) lists.push_back(i);
    if (lists.size() == 1) {
        say_which_list(members, lists[0]);
        return read_list(members[lists[0]].begin);
    }
    if (members.empty()) return {};
    if (all('[', 0) && !all('[', '[')) return read_columns(members);
    if (all('{', 0) && (members.size() > 1 || begins_with(members[0], '{', '"'))) {
        core::Result<std::vector<Member>> first = members_at(members[0].begin);
        if (!first.ok()) return first.error();
        const bool numbered = !first.value().empty() && first.value()[0].key == "0";
        if (numbered) return read_columns_by_key(members);
        const bool has_name = std::any_of(first.value().begin(), first.value().end(),
                                          [](const Member& member) { return member.key == "name"; });
        return read_named_rows(members, has_name ? "key" : "name");
    }
    return read_values();
}

core::Status Reading::read(std::string_view name) {
    if (is_lines(name)) return read_lines();
    sheet_.format = "JSON";
    const std::size_t first = text_.find_first_not_of(" \t\r\n");
    if (text_[first] == '[') return read_list(first);
    // One object, or several one after the other.
    JsonWalk walk(text_, first);
    const bool whole = walk.value();
    walk.skip_blanks();
    return whole && walk.at_end() ? read_object() : read_values();
}

}  // namespace

bool looks_like_json(std::string_view bytes, std::string_view name) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    std::size_t at = 0;
    const auto skip = [&] {
        while (at < bytes.size() && is_blank(bytes[at])) ++at;
        return at < bytes.size() ? bytes[at] : ' ';
    };
    const char first = skip();
    const bool named =
        name.ends_with(".json") || name.ends_with(".jsonl") || name.ends_with(".ndjson") || name.ends_with(".geojson");
    if (named && (first == '{' || first == '[' || first == '/' || first == '"')) return true;
    if (first != '{' && first != '[') return false;
    ++at;
    const char second = skip();
    if (first == '{') return second == '"' || second == '}';
    return second == '{' || second == '[' || second == '"' || second == ']';
}

core::Result<Sheet> read_json(std::string bytes, std::string_view name) {
    core::Result<Decoded> decoded = decode(std::move(bytes));
    if (!decoded.ok()) return decoded.error();
    Sheet sheet;
    sheet.text = std::move(decoded.value().text);
    sheet.encoding = decoded.value().encoding;
    sheet.delimiter = 0;
    sheet.point_is_sure = true;
    if (sheet.encoding == "windows-1252")
        sheet.warnings.emplace_back(
            "The file is not UTF-8; it was read as Western European (Windows-1252): look at the names.");
    Reading reading(sheet, std::move(decoded.value().broken));
    if (core::Status problem = reading.read(name); !problem.ok()) return problem.error();
    if (core::Status problem = reading.fill(); !problem.ok()) return problem.error();
    infer_kinds(sheet, false);
    return sheet;
}

}  // namespace data
