#include <chrono>
#include <cstdlib>
#include <ctime>
#include <map>

#include "workload.h"

namespace bench {
namespace {

double wall_s() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

// Time of the processor and not of the wall, so that a busy machine disturbs less (as WebAssembly it is the wall's).
double now_s() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

const WorkloadRow kRows[] = {
    {"w1", "samples", make_w1},
    {"w1_batch500", "samples", make_w1_batch500},
    {"w1_unfused", "samples", make_w1_unfused},
    {"w1_by_hand", "samples", make_w1_by_hand},
    {"w1_card", "samples", make_w1_card},
    {"w2", "samples", make_w2},
    {"w2_card", "samples", make_w2_card},
    {"w2_unfused", "samples", make_w2_unfused},
    {"w3", "samples", make_w3},
    {"w3_card", "samples", make_w3_card},
    {"models_1", "steps", make_models_cpu<1>},
    {"models_16", "steps", make_models_cpu<16>},
    {"models_64", "steps", make_models_cpu<64>},
    {"models_1_card", "steps", make_models_card<1>},
    {"models_16_card", "steps", make_models_card<16>},
    {"models_64_card", "steps", make_models_card<64>},
    {"w4_256", "pixels", make_w4_256},
    {"w4_1024", "pixels", make_w4_1024},
    {"w7_2", "tokens", make_w7_2},
    {"w7_50", "tokens", make_w7_50},
    {"w10", "samples", make_w10},
    {"w11", "samples", make_w11},
    {"w12", "nodes", make_w12},
    {"import_100k", "rows", make_import_100k},
    {"tsne_2000", "runs", make_tsne_2000},
    {"umap_2000", "runs", make_umap_2000},
    {"tsne_10000", "runs", make_tsne_10000, true},
    {"umap_10000", "runs", make_umap_10000, true},
    {"follow_tsne_10000", "frames", make_follow_tsne_10000},
    {"follow_umap_10000", "frames", make_follow_umap_10000},
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

double run_round(std::string_view asked, double seconds) {
    const std::string_view id = asked.substr(0, asked.find('/'));
    static std::map<std::string, Workload, std::less<>> made;
    auto found = made.find(id);
    if (found == made.end()) {
        for (const WorkloadRow& row : kRows) {
            if (row.id == id) found = made.emplace(std::string(id), row.make()).first;
        }
        if (found == made.end()) return -1.0;
    }
    const Workload& workload = found->second;
    if (!workload.call) return -1.0;
    if (id != asked) return workload.fact ? workload.fact(asked.substr(id.size() + 1)) : -1.0;
    const auto now = workload.finish ? wall_s : now_s;
    if (workload.finish) workload.finish();
    long calls = 0;
    long portion = 1;
    const double start = now();
    for (;;) {
        for (long i = 0; i < portion; ++i) workload.call();
        calls += portion;
        const double taken = now() - start;
        if (taken >= seconds) {
            if (workload.finish) workload.finish();
            return static_cast<double>(calls) * workload.per_call / (now() - start);
        }
        // Look at the clock about fifty times a round.
        if (taken < seconds / 50) portion *= 2;
    }
}

}  // namespace bench
