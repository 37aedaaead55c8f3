// The list of data sets as the bench has it: the default one, and two of synthetic things in clusters (1,000 and
// 100,000 of them), so that the whole playground can be measured with many things. Takes the place of
// src/data/registry.cpp and of the embedded files at the link. May include core and data. Next: map_bench.cpp.
#include <cstdio>
#include <string>

#include "bench_data/embedded.h"
#include "core/random.h"
#include "data/dataset.h"
#include "data/embedded.h"

namespace data {

extern const DatasetEntry auto_mpg_data;

namespace {

constexpr int kKinds = 5, kColumns = 6;

// Rows of "name,kind,a,b,c,d,e,f": each kind a Gaussian cluster of its own.
std::string make_table(int n) {
    core::Random random = core::random_stream(9, "bench things");
    float middles[kKinds][kColumns];
    for (auto& middle : middles) {
        for (float& at : middle) at = core::next_normal(random) * 2;
    }
    std::string text = "name,kind,a,b,c,d,e,f\n";
    text.reserve(static_cast<std::size_t>(n) * 64);
    for (int i = 0; i < n; ++i) {
        const int kind = i % kKinds;
        text += "thing " + std::to_string(i) + ",kind " + std::to_string(kind);
        for (const float at : middles[kind]) {
            char number[32];
            std::snprintf(number, sizeof number, ",%.3f", static_cast<double>(at + core::next_normal(random)));
            text += number;
        }
        text += '\n';
    }
    return text;
}

DatasetRow things_row(const char* id) {
    DatasetRow row;
    row.file = id;
    row.name_column = "name";
    row.card = {"Synthetic.", "Many.", "Made by the bench.", "None.", "Nothing.", "All of it."};
    for (const char* column : {"a", "b", "c", "d", "e", "f"}) {
        row.groups.push_back({column, column, "", "A number.", {column}, true});
    }
    row.attributes = {{"kind", "kind", "", "Its cluster.", "kind", ColumnKind::category},
                      {"a", "a", "", "A number.", "a", ColumnKind::number}};
    row.losses = {{"classify", "kind", 1}};
    row.color_by = "kind";
    return row;
}

}  // namespace

std::string_view embedded_file(std::string_view name) {
    static const std::string few = make_table(1000);
    static const std::string many = make_table(100000);
    if (name == "things_1000") return few;
    if (name == "things_100000") return many;
    return bench_data::shipped_file(name);
}

std::span<const DatasetEntry> dataset_entries() {
    constexpr std::string_view kLabel = "Synthetic things", kHelp = "Things in clusters, to measure with.";
    static const DatasetEntry entries[] = {
        auto_mpg_data,
        {"things_1000", kLabel, kHelp, [] { return things_row("things_1000"); }},
        {"things_100000", kLabel, kHelp, [] { return things_row("things_100000"); }},
    };
    return entries;
}

}  // namespace data
