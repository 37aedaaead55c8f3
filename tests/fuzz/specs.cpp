// Targets: links and Specs as JSON. What could be read must come back from what is written of it.
#include "core/check.h"
#include "model/link.h"
#include "model/schema.h"
#include "model/spec_json.h"
#include "targets.h"

namespace fuzz {
namespace {

void check_spec(const core::Result<model::Spec>& read) {
    if (!read.ok()) {
        ES_CHECK(!read.error().sentence.empty(), "a Spec is refused without a word");
        return;
    }
    const std::string text = model::to_json(read.value());
    const core::Result<model::Spec> again = model::from_json(text, model::default_spec());
    if (!model::validate(read.value()).ok()) return;
    ES_CHECK(again.ok(), "a Spec's own JSON is refused");
    ES_CHECK(model::to_json(again.value()) == text, "a Spec changes when it is written and read");
}

}  // namespace

void read_link(const std::string& bytes) { check_spec(model::from_link(bytes)); }
void read_spec_json(const std::string& bytes) { check_spec(model::from_json(bytes, model::default_spec())); }

}  // namespace fuzz
