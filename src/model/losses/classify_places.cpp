// Classify places: at each position of a sequence a head names the class of that position, such as the state that an
// automaton is in by then.
//   loss = cross-entropy, mean over the positions that have a class
// The head reads the last layer whose output is a sequence, and not the map. Layers may look both ways. Known as sequence
// labelling or tagging: Graves 2012, Supervised Sequence Labelling with Recurrent Neural Networks, section 2.3.
#include "model/losses/head_builder.h"
#include "model/losses/token_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

std::string why_not(const Spec& spec) {
    const data::DatasetRow* row = dataset_row(spec);
    if (row != nullptr && row->place_classes.empty()) {
        return "These data give no class to the places of a sequence. Choose data that do, such as Reber's strings or "
               "keys and values.";
    }
    return why_no_tokens(spec);
}

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    const data::PlaceClass* asked = data::find_place_class(build.material.dataset.row, loss.target);
    ES_CHECK(asked != nullptr, "a loss with an unknown target got past validate()");
    const data::Tokens classes = data::classes_of(build.material.dataset, *asked);
    std::vector<float> codes, known;
    for (const int code : classes.codes) {
        codes.push_back(code < 0 ? 0.0f : static_cast<float>(code));
        known.push_back(code < 0 ? 0.0f : 1.0f);
    }
    Head head = make_head(loss, asked->label + " at each place", Answer::none);
    const engine::Value wanted = add_position_source(build, "target." + head.id, classes.steps, std::move(codes));
    const engine::Value weight = add_position_source(build, "known." + head.id, classes.steps, std::move(known));
    add_token_head(build, head, build.model.outputs[last_sequence(build.spec)], classes, wanted, weight);
    return head;
}

constexpr std::string_view kFields[] = {"hidden"};

}  // namespace

const LossRow classify_places_loss = {
    .id = "classify_places",
    .label = "classify each place",
    .help =
        "Asks each place of a sequence for its class. It teaches the layers up to there; the map behind them moves for "
        "other losses only.",
    .target = TargetKind::place_class,
    .answer = Answer::none,
    .fields = kFields,
    .needs_tokens = true,
    .moves_map = false,
    .build = build,
    .why_not = why_not};

}  // namespace model::rows
