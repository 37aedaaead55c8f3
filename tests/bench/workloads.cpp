#include <cstdlib>
#include <ctime>
#include <map>

#include "workload.h"

namespace bench {
namespace {

// Time of the processor and not of the wall, so that a busy machine disturbs less (as WebAssembly it is the wall's).
double now_s() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

const WorkloadRow kRows[] = {
    {"w1", "samples", make_w1},
    {"w1_batch500", "samples", make_w1_batch500},
    {"w1_unfused", "samples", make_w1_unfused},
    {"w1_by_hand", "samples", make_w1_by_hand},
    {"w2", "samples", make_w2},
    {"w2_unfused", "samples", make_w2_unfused},
    {"w3", "samples", make_w3},
    {"w4_256", "pixels", make_w4_256},
    {"w4_1024", "pixels", make_w4_1024},
    {"w7_2", "tokens", make_w7_2},
    {"w7_50", "tokens", make_w7_50},
    {"product_square", "GFLOP", make_product_square},
    {"product_square_by_hand", "GFLOP", make_product_square_by_hand},
    {"product_forward", "GFLOP", make_product_forward},
    {"product_forward_by_hand", "GFLOP", make_product_forward_by_hand},
    {"product_backward", "GFLOP", make_product_backward},
    {"product_backward_by_hand", "GFLOP", make_product_backward_by_hand},
};

}  // namespace

const std::vector<WorkloadRow>& workload_rows() {
    static const std::vector<WorkloadRow> rows(std::begin(kRows), std::end(kRows));
    return rows;
}

double run_round(std::string_view id, double seconds) {
    static std::map<std::string, Workload, std::less<>> made;
    auto found = made.find(id);
    if (found == made.end()) {
        for (const WorkloadRow& row : kRows) {
            if (row.id == id) found = made.emplace(std::string(id), row.make()).first;
        }
        if (found == made.end() || !found->second.call) return -1.0;
    }
    const Workload& workload = found->second;
    long calls = 0;
    long portion = 1;
    const double start = now_s();
    for (;;) {
        for (long i = 0; i < portion; ++i) workload.call();
        calls += portion;
        const double taken = now_s() - start;
        if (taken >= seconds) return static_cast<double>(calls) * workload.per_call / taken;
        // Look at the clock about fifty times a round.
        if (taken < seconds / 50) portion *= 2;
    }
}

}  // namespace bench
