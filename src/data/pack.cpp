#include "data/pack.h"

#include <cstddef>
#include <optional>

#include "core/split.h"
#include "data/numbers.h"

namespace data {
namespace {

constexpr std::string_view kFirstLine = "embedscape pack 1\n";
constexpr int kMaxSide = 256;

core::Error broken(const std::string& why) {
    return {"pack", "The file is no whole pack (" + why + "): it was cut or changed on its way. Fetch it again."};
}

// A whole number from 0 to `most`.
std::optional<std::size_t> read_count(std::string_view text, std::size_t most) {
    const std::optional<double> number = read_number(text, false);
    if (!number || *number < 0 || *number > static_cast<double>(most)) return std::nullopt;
    const auto count = static_cast<std::size_t>(*number);
    return static_cast<double>(count) == *number ? std::optional(count) : std::nullopt;
}

// Adds a section to the pack. Returns what is wrong with it; empty if it is valid.
std::string add_section(Pack& pack, const std::vector<std::string_view>& words, std::string_view content) {
    const std::string kind(words.front());
    if (kind == "table" && words.size() == 2) {
        pack.table = content;
        return {};
    }
    if (kind == "contexts" && words.size() == 2) {
        pack.contexts = content;
        return {};
    }
    if (kind == "numbers" && words.size() == 4) {
        const std::optional<double> step = read_number(words[1], false);
        if (!step || *step <= 0) return "the step of its numbers is no number above 0";
        PackedNumbers numbers{.columns = {}, .step = static_cast<float>(*step), .bytes = content};
        for (const std::string_view id : core::split(words[2], ',')) numbers.columns.emplace_back(id);
        pack.numbers.push_back(std::move(numbers));
        return {};
    }
    if (kind == "pictures" && words.size() == 3) {
        const std::optional<std::size_t> side = read_count(words[1], kMaxSide);
        if (!side || *side == 0) return "the side of its pictures is not 1 to 256";
        if (!pack.sheets.empty() && pack.picture_side != static_cast<int>(*side)) return "its pictures have two sizes";
        pack.picture_side = static_cast<int>(*side);
        pack.sheets.push_back(content);
        return {};
    }
    return "it has a section that this program does not know";
}

}  // namespace

core::Result<Pack> open_pack(std::string_view file) {
    if (file.substr(0, kFirstLine.size()) != kFirstLine) return broken("its first line is another");
    file.remove_prefix(kFirstLine.size());
    Pack pack;
    while (!file.empty()) {
        const std::size_t end = file.find('\n');
        if (end == std::string_view::npos) return broken("a section's line does not end");
        const std::vector<std::string_view> words = core::split(file.substr(0, end), ' ');
        file.remove_prefix(end + 1);
        const std::optional<std::size_t> size = read_count(words.back(), file.size());
        if (!size) return broken("a section is cut off");
        const std::string problem = add_section(pack, words, file.substr(0, *size));
        if (!problem.empty()) return broken(problem);
        file.remove_prefix(*size);
    }
    if (pack.table.empty()) return broken("it has no table");
    return pack;
}

}  // namespace data
