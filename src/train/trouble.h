// Diagnosis of NaN: finds which number became non-finite first and which setting probably caused it, and says so in a
// sentence for the learner. May include core, engine, model and train. Next: hints.h.
#pragma once

#include <string>

#include "engine/program.h"
#include "model/model.h"

namespace train {

// The place of the first non-finite number, in words: the first layer that has one ("layer 2 (dense 8 tanh)"), else a
// loss, else weights, else "the sum of all losses". Examines the memory after a step that failed.
std::string first_broken(const model::Model& model, engine::Memory<float>& memory, const model::Spec& spec);

// The setting that probably makes numbers explode, as a sentence with what to do about it. Also used by hints
// (hints.h).
std::string probable_cause(const model::Spec& spec);

// Two sentences: what was broken in which step, the step training went back to (good_step), and the lever to
// try. where: what first_broken() returned.
std::string trouble_sentence(long step, const std::string& where, long good_step, const model::Spec& spec);

}  // namespace train
