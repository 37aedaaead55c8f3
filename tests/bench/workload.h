// One thing whose speed is measured: a name, what a call is worth, and the call. Everything it needs is made
// beforehand. The table is workloads.cpp; a driver asks for single rounds of it, so that ours and others' take turns.
// Next: main.cpp.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

struct Workload {
    double per_call = 0.0;       // samples, pixels, tokens or 10^9 operations that one call gets through
    std::function<void()> call;  // empty: there is no such workload in this build
    // Waits until what the calls asked a device for is done. Where it is given, time is the wall's.
    std::function<void()> finish = {};
    std::function<double(std::string_view)> fact = {};  // a number about it; below 0: there is none of this name
};

struct WorkloadRow {
    std::string_view id;
    std::string_view unit;  // of per_call, a second
    Workload (*make)();
    bool takes_seconds = false;  // only measured when it is asked for
};
const std::vector<WorkloadRow>& workload_rows();

// What a second brings: the call, over and over, for about so many seconds. -1 if there is no workload of this name.
// "id/name" asks for a fact about a workload instead.
double run_round(std::string_view id, double seconds);

// What the files of this folder make.
Workload make_w1();  // whole training steps of the engine
Workload make_w1_batch500();
Workload make_w1_unfused();  // the same, op by op
Workload make_w1_by_hand();  // fused_by_hand.h
Workload make_w2();
Workload make_w2_unfused();
Workload make_w3();
Workload make_w10();  // form_nets.cpp: LSTM, attention, graph convolution
Workload make_w11();
Workload make_w12();
Workload make_w4_256();
Workload make_w4_1024();
Workload make_w7_2();
Workload make_w7_50();
Workload make_product_square();
Workload make_product_square_by_hand();
Workload make_product_forward();
Workload make_product_forward_by_hand();
Workload make_product_backward();
Workload make_product_backward_by_hand();
// layouts.cpp: pictures of so many things
Workload make_tsne_2000();
Workload make_umap_2000();
Workload make_tsne_10000();
Workload make_umap_10000();
Workload make_follow_tsne_10000();
Workload make_follow_umap_10000();
// import.cpp: a table of 100,000 rows
Workload make_import_100k();
// card.cpp: the same nets on the graphics card, and models of one shape on either.
Workload make_w1_card();
Workload make_w2_card();
Workload make_w3_card();
template <int n>
Workload make_models_cpu();
template <int n>
Workload make_models_card();

}  // namespace bench
