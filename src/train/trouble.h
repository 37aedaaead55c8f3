// NaN is a lesson, not a crash: which number broke first, and which lever probably did it.
// May include core, engine, model and train.
#pragma once

#include <string>

#include "engine/program.h"
#include "model/model.h"

namespace train {

// What holds a number that is not finite, in words: the first layer that says one ("layer 2 (dense 8 tanh)"), the loss
// that came out so, or the weights that did. Looks at the memory after a step that broke.
std::string first_broken(const model::Model& model, engine::Memory<float>& memory, const model::Spec& spec);

// Two or three sentences: what broke in which step, where training went back to, and the lever to try.
std::string trouble_sentence(long step, const std::string& where, long good_step, const model::Spec& spec);

}  // namespace train
