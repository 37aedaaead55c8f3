// See sweep_measures.h.
#include "app/stages/sweep_measures.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace app {
namespace {

constexpr long kAgreementEvery = 200;  // steps
constexpr int kThingsAtOnce = 16;
constexpr int kNeighbours = projection::kAgreementNeighbours;

double now_ms() {
    using Clock = std::chrono::steady_clock;
    return std::chrono::duration<double, std::milli>(Clock::now().time_since_epoch()).count();
}

const train::BitsCell* measured_cell(const train::BitsKept& kept, const std::string& attribute) {
    if (kept.layers.empty()) return nullptr;
    for (std::size_t a = 0; a < kept.attributes.size(); ++a) {
        const train::BitsCell& cell = kept.layers.back().cells[a];
        if (kept.attributes[a].id == attribute) return cell.step >= 0 ? &cell : nullptr;
    }
    return nullptr;
}

void choose_attribute(SweepMeasures& measures, const std::string& attribute) {
    if (measures.bits_of == attribute) return;
    measures.bits_of = attribute;
    std::fill(measures.bits.begin(), measures.bits.end(), -1.0);
    std::fill(measures.bits_step.begin(), measures.bits_step.end(), -1L);
    measures.entropy_bits = 0;
    measures.kept_cell = -1;
}

// Chooses the next cell whose bits are out of date; false if there is none.
bool next_cell(SweepMeasures& measures, const train::Sweep& sweep) {
    for (std::size_t tried = 0; tried < sweep.cells.size(); ++tried) {
        const std::size_t i = measures.next_bits++ % sweep.cells.size();
        const train::SweepCell& cell = sweep.cells[i];
        if (!cell.trainer || measures.bits_step[i] == cell.trainer->step()) continue;
        measures.kept_cell = static_cast<int>(i);
        measures.kept = {};
        return true;
    }
    return false;
}

// Does one piece of the measurement of bits kept; false if there is nothing to do.
bool measure_bits(SweepMeasures& measures, train::Sweep& sweep, double budget_ms) {
    if (data::find_attribute(sweep.material->dataset.row, measures.bits_of) == nullptr) return false;
    if (measures.kept_cell < 0 && !next_cell(measures, sweep)) return false;
    const auto i = static_cast<std::size_t>(measures.kept_cell);
    const train::Snapshot& shown = train::snapshot_of(sweep.cells[i]);
    const train::BitsRequest request{
        .attribute = measures.bits_of, .moving = true, .cells = {{measures.bits_of, -1}}, .only_cells = true};
    train::measure_for(measures.kept, *sweep.material, shown, budget_ms, request);
    const train::BitsCell* cell = measured_cell(measures.kept, measures.bits_of);
    const bool is_over = cell != nullptr || !train::has_work(measures.kept, shown, request);
    if (!is_over) return true;
    if (cell != nullptr) {
        const double best = std::fmax(cell->linear.bits, cell->neighbours.bits);
        measures.bits[i] = std::isfinite(best) ? best : -1;
        for (const train::BitsAttribute& attribute : measures.kept.attributes) {
            // It differs with the seed, which decides what is held out: the largest is kept, so that it does not
            // flicker.
            if (attribute.id == measures.bits_of)
                measures.entropy_bits = std::fmax(measures.entropy_bits, attribute.entropy_bits);
        }
    }
    measures.bits_step[i] = cell != nullptr ? cell->step : shown.step;
    measures.kept_cell = -1;
    return true;
}

// Begins to measure the next group that is out of date; false if none is.
bool begin_round(SweepMeasures& measures, const train::Sweep& sweep, bool moves) {
    for (std::size_t tried = 0; tried < measures.groups.size(); ++tried) {
        const std::size_t g = measures.next_group++ % measures.groups.size();
        const SeedGroup& group = measures.groups[g];
        const bool due = group.step < 0 || sweep.step >= group.step + (moves ? kAgreementEvery : 1);
        if (sweep.step < 1 || !due) continue;
        measures.round = {};
        measures.round.group = static_cast<int>(g);
        measures.round.step = sweep.step;
        return true;
    }
    return false;
}

void end_round(SweepMeasures& measures) {
    AgreementRound& round = measures.round;
    SeedGroup& group = measures.groups[static_cast<std::size_t>(round.group)];
    if (round.maps.size() > 1) group.agreement = projection::agreement_of(round.maps, kNeighbours);
    group.step = round.step;
    round = {};
}

// Finds the neighbours of a few things; false if there is nothing to do.
bool measure_agreement(SweepMeasures& measures, train::Sweep& sweep, bool moves) {
    AgreementRound& round = measures.round;
    if (round.group < 0 && !begin_round(measures, sweep, moves)) return false;
    const std::vector<int>& cells = measures.groups[static_cast<std::size_t>(round.group)].cells;
    if (round.points.empty()) {
        while (round.cell < cells.size() && !train::trains(sweep.cells[static_cast<std::size_t>(cells[round.cell])]))
            ++round.cell;
        if (round.cell == cells.size()) {
            end_round(measures);
            return true;
        }
        const train::Snapshot& shown = train::snapshot_of(sweep.cells[static_cast<std::size_t>(cells[round.cell])]);
        if (shown.n_points < kNeighbours + 2) {
            round.cell = cells.size();  // too few to say anything
            round.maps.clear();
            return true;
        }
        round.points = shown.layers.back().values;
        round.n_dims = shown.layers.back().n_units;
        round.thing = 0;
        round.maps.emplace_back();
    }
    const auto n = static_cast<int>(round.points.size()) / round.n_dims;
    const int end = std::min(n, round.thing + kThingsAtOnce);
    projection::add_neighbourhoods(round.points, round.n_dims, kNeighbours, round.thing, end, round.maps.back());
    round.thing = end;
    if (end < n) return true;
    round.points.clear();
    ++round.cell;
    return true;
}

}  // namespace

SweepMeasures measures_of(const train::Sweep& sweep) {
    SweepMeasures measures;
    measures.bits.assign(sweep.cells.size(), -1.0);
    measures.bits_step.assign(sweep.cells.size(), -1L);
    for (std::vector<int>& cells : train::cells_by_seed(sweep))
        measures.groups.push_back({.cells = std::move(cells), .agreement = {}, .step = -1});
    return measures;
}

bool measure_for(SweepMeasures& measures, train::Sweep& sweep, const std::string& attribute, double budget_ms) {
    choose_attribute(measures, attribute);
    const bool moves = sweep.step != measures.last_step;
    measures.last_step = sweep.step;
    // Half of the time for each, so that neither waits for the other; time left by one is used by the other.
    const double start = now_ms();
    bool agrees = measure_agreement(measures, sweep, moves), any = agrees;
    while (agrees && now_ms() < start + budget_ms / 2) agrees = measure_agreement(measures, sweep, moves);
    do {
        if (!measure_bits(measures, sweep, budget_ms / 4)) break;
        any = true;
    } while (now_ms() < start + budget_ms);
    return any;
}

void remeasure(SweepMeasures& measures) {
    std::fill(measures.bits_step.begin(), measures.bits_step.end(), -1L);
    for (SeedGroup& group : measures.groups) group.step = -1;
    measures.round = {};
    measures.kept_cell = -1;
}

const SeedGroup* group_of(const SweepMeasures& measures, int cell) {
    for (const SeedGroup& group : measures.groups) {
        if (std::find(group.cells.begin(), group.cells.end(), cell) != group.cells.end()) return &group;
    }
    return nullptr;
}

}  // namespace app
