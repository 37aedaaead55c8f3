// See update_rules.h. In plain loops: the same bits on every build.
#include "engine/update_rules.h"

#include <algorithm>

namespace engine {
namespace {

const Node& node_of(const Program& program, Value value) {
    return program.graph.nodes[static_cast<std::size_t>(value.index)];
}

// Elements of a parameter, padding included.
long size_of(const Program& program, Value parameter) {
    const Shape shape = node_of(program, parameter).shape;
    return static_cast<long>(shape.rows) * padded(shape.cols);
}

long first_of(const Program& program, Value parameter) {
    return program.places[static_cast<std::size_t>(parameter.index)].value;
}

}  // namespace

std::vector<UpdateRun> update_runs(const Program& program, const std::vector<UpdateRule>& rules,
                                   const Optimiser& others) {
    std::vector<UpdateRun> own;
    for (const UpdateRule& rule : rules) {
        if (rule.optimiser != nullptr && rule.optimiser != &others)
            own.push_back({first_of(program, rule.parameter), size_of(program, rule.parameter), rule.optimiser});
    }
    if (own.empty()) return {{0, program.n_parameters, &others}};
    std::sort(own.begin(), own.end(), [](const UpdateRun& a, const UpdateRun& b) { return a.first < b.first; });
    std::vector<UpdateRun> runs;
    const auto add = [&](const UpdateRun& run) {
        if (run.n == 0) return;
        if (!runs.empty() && runs.back().optimiser == run.optimiser) {
            runs.back().n += run.n;
        } else {
            runs.push_back(run);
        }
    };
    long next = 0;
    for (const UpdateRun& run : own) {
        add({next, run.first - next, &others});
        add(run);
        next = run.first + run.n;
    }
    add({next, program.n_parameters - next, &others});
    return runs;
}

int slots_of(const std::vector<UpdateRun>& runs) {
    int most = 0;
    for (const UpdateRun& run : runs) most = std::max(most, run.optimiser->n_slots);
    return most;
}

void keep_for_rules(const Program& program, const Memory<float>& memory, const std::vector<UpdateRule>& rules,
                    std::vector<float>& before) {
    before.clear();
    for (const UpdateRule& rule : rules) {
        if (rule.rate == 1) continue;
        const float* from = memory.parameters + first_of(program, rule.parameter);
        before.insert(before.end(), from, from + size_of(program, rule.parameter));
    }
}

void apply_rules(const Program& program, Memory<float>& memory, const std::vector<UpdateRule>& rules,
                 const std::vector<float>& before) {
    const float* old = before.data();
    for (const UpdateRule& rule : rules) {
        float* p = memory.parameters + first_of(program, rule.parameter);
        const long n = size_of(program, rule.parameter);
        if (rule.rate != 1) {
            for (long i = 0; i < n; ++i) p[i] = old[i] + rule.rate * (p[i] - old[i]);
            old += n;
        }
        if (!(rule.limit > 0)) continue;
        // A weight that is no number stays so: the trainer has to notice.
        for (long i = 0; i < n; ++i) p[i] = p[i] > rule.limit ? rule.limit : p[i] < -rule.limit ? -rule.limit : p[i];
    }
}

}  // namespace engine
