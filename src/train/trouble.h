// Diagnosis of NaN: which number became non-finite first, and which lever probably caused it. (A user should learn from
// it, so it is no crash.) May include core, engine, model and train.
#pragma once

#include <string>

#include "engine/program.h"
#include "model/model.h"

namespace train {

// What first holds a non-finite number, in words: the first layer with one ("layer 2 (dense 8 tanh)"), a loss, or
// weights. Examines the memory after a step that failed.
std::string first_broken(const model::Model& model, engine::Memory<float>& memory, const model::Spec& spec);

// Which lever probably makes numbers explode, as a sentence with what to do about it. Hints (hints.h) say it, too.
std::string probable_cause(const model::Spec& spec);

// Two or three sentences: what became NaN in which step, the step training went back to, and the lever to try.
std::string trouble_sentence(long step, const std::string& where, long good_step, const model::Spec& spec);

}  // namespace train
