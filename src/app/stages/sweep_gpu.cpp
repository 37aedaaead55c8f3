// See sweep_card.h.
#include "app/stages/sweep_card.h"

#include <algorithm>

#include "train/alike.h"

namespace app {
namespace {

Trainers trainers_of(const CardGroup& group, train::Sweep& sweep) {
    Trainers trainers;
    for (const int cell : group.cells) trainers.push_back(&*sweep.cells[static_cast<std::size_t>(cell)].trainer);
    return trainers;
}

void run_here(const CardGroup& group, train::Sweep& sweep, long n) {
    for (const int c : group.cells) {
        train::SweepCell& cell = sweep.cells[static_cast<std::size_t>(c)];
        if (train::trains(cell)) cell.trainer->run_steps(n);
    }
}

// Trains the cells that are behind until all are level: groups on the card may have been some steps ahead.
void catch_up(train::Sweep& sweep) {
    long last = 0;
    for (const train::SweepCell& cell : sweep.cells) {
        if (train::trains(cell)) last = std::max(last, cell.trainer->step());
    }
    for (train::SweepCell& cell : sweep.cells) {
        if (train::trains(cell)) cell.trainer->run_steps(last - cell.trainer->step());
    }
    train::update_step(sweep);
}

}  // namespace

void start_on_card(SweepOnCard& on_card, gl::Kernels& kernels, train::Sweep& sweep) {
    ES_CHECK(!on_card.is_on, "the sweep is on the card already");
    train::run_steps(sweep, 0);
    std::vector<const train::Trainer*> trainers;
    for (const train::SweepCell& cell : sweep.cells) trainers.push_back(cell.trainer ? &*cell.trainer : nullptr);
    on_card = {};
    for (std::vector<int>& cells : train::groups_alike(trainers)) {
        CardGroup& group = on_card.groups.emplace_back();
        group.cells = std::move(cells);
        const core::Status made = start_on_card(group.card, kernels, trainers_of(group, sweep));
        if (!made.ok()) group.why_not = made.error().sentence;
        on_card.is_on = on_card.is_on || made.ok();
    }
}

void run_on_card(SweepOnCard& on_card, gl::Kernels& kernels, train::Sweep& sweep, long n) {
    for (CardGroup& group : on_card.groups) {
        if (group.card.is_on) run_on_card(group.card, kernels, trainers_of(group, sweep), n);
    }
    // While the card works.
    for (const CardGroup& group : on_card.groups) {
        if (!group.card.is_on) run_here(group, sweep, n);
    }
}

bool fetch_from_card(SweepOnCard& on_card, train::Sweep& sweep) {
    bool moved = false;
    for (CardGroup& group : on_card.groups) {
        if (!group.card.is_on) continue;
        const Trainers trainers = trainers_of(group, sweep);
        const bool took = fetch_from_card(group.card, trainers);
        moved = moved || took;
        // A cell with trouble stops and the rest of its group goes on on the CPU: on the card a group steps as one.
        const bool broke = std::any_of(trainers.begin(), trainers.end(),
                                       [](const train::Trainer* trainer) { return trainer->trouble().has_value(); });
        if (broke) {
            leave_card(group.card, trainers);
            group.why_not = "A map of this group broke; the others go on without the card.";
        } else if (took || group.card.reading == group.card.taken) {
            ask_card(group.card, true);
        }
    }
    on_card.is_on = std::any_of(on_card.groups.begin(), on_card.groups.end(),
                                [](const CardGroup& group) { return group.card.is_on; });
    if (!on_card.is_on) catch_up(sweep);
    if (moved) train::update_step(sweep);
    return moved;
}

void leave_card(SweepOnCard& on_card, train::Sweep& sweep) {
    if (!on_card.is_on) return;
    for (CardGroup& group : on_card.groups) {
        if (group.card.is_on) leave_card(group.card, trainers_of(group, sweep));
    }
    on_card = {};
    catch_up(sweep);
}

void card_is_lost(SweepOnCard& on_card, train::Sweep& sweep) {
    if (!on_card.is_on) return;
    for (CardGroup& group : on_card.groups) {
        if (group.card.is_on) card_is_lost(group.card, trainers_of(group, sweep));
    }
    on_card = {};
    catch_up(sweep);
}

}  // namespace app
