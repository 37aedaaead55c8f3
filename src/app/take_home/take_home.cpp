// See take_home.h.
#include "app/take_home/take_home.h"

#include "app/take_home/kinds.h"

namespace app {

std::span<const TakeHomeRow* const> take_home_table() {
#define ES_ROW(name) &kinds::name,
    static constexpr const TakeHomeRow* kRows[] = {ES_TAKE_HOME(ES_ROW)};
#undef ES_ROW
    return kRows;
}

const TakeHomeRow* find_take_home(std::string_view id) {
    for (const TakeHomeRow* row : take_home_table()) {
        if (row->id == id) return row;
    }
    return nullptr;
}

std::vector<BitsRecord> records_of(const train::BitsKept& kept) {
    std::vector<BitsRecord> records;
    for (const train::BitsLayer& layer : kept.layers) {
        for (std::size_t a = 0; a < layer.cells.size(); ++a) {
            const train::BitsCell& cell = layer.cells[a];
            if (cell.step < 0) continue;
            records.push_back(
                {"bits of " + kept.attributes[a].id + " in " + layer.label, cell.step, train::better(cell).bits});
        }
    }
    return records;
}

std::string take_home_stem(const TakeHomeRow& row, const Session& session) {
    std::string name;
    for (const char c : session.material().dataset.row.id) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        name += plain ? c : '-';
    }
    return "embedscape-" + name + "-step-" + std::to_string(session.latest().step) + std::string(row.suffix);
}

}  // namespace app
