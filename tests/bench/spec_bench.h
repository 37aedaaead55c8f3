// The speed of whole Specs, as a learner meets them: forward, backward, update, batches and all.
#pragma once

// Prints samples per second of the default Spec of every data set: median of five rounds of so many steps, least and
// most.
void bench_default_specs(long steps);
