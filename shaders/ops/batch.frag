#version 300 es
// Inputs of a training step: gathers the rows of its batch, and copies its random numbers. A block of steps is sampled
// in advance; u_step_in_block is the number of this one. CPU twin: Trainer::gather in src/train/trainer.cpp.
#include "ops/prelude.glsl"

// in0: all things [N, D], one for all models; in1: which of them, [steps, things].
vec4 gather(int r, int c) { return in0(int(in1_at(u_step_in_block, r)), c); }
// in0: [steps, rows] of numbers, one a row.
vec4 fresh_column(int r, int c) { return vec4(in0_at(u_step_in_block, r), 0.0, 0.0, 0.0); }
// in0: [steps * rows, cols]; out_rows() is how many a step has.
vec4 fresh_rows(int r, int c) { return in0(u_step_in_block * out_rows() + r, c); }
