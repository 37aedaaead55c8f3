// See train_report.h. The table of places is in tsv_table.cpp.
#include "platform/cli/train_report.h"

#include <algorithm>
#include <cmath>

#include "app/bits_kept_json.h"
#include "core/hash.h"
#include "core/json.h"
#include "model/link.h"
#include "model/spec_json.h"
#include "model/tables.h"
#include "platform/cli/text_output.h"
#include "train/made.h"

namespace platform {
namespace {

using core::Json;

using app::accuracy_text;
using app::head_title;

double samples_per_second(const Run& run) {
    const double samples = static_cast<double>(run.steps) * run.session->running().batch;
    return run.seconds > 0 ? samples / run.seconds : 0;
}

std::string layers_text(const model::Spec& spec) {
    std::string text;
    for (const model::LayerSpec& layer : spec.layers) {
        text += model::layer_text(layer) + " > ";
    }
    return text + "map of " + std::to_string(spec.map_dims);
}

std::string features_text(const app::Session& session) {
    std::string text;
    for (const std::string& id : session.running().features) text += (text.empty() ? "" : ", ") + id;
    return text.empty() ? "none" : text;
}

std::string row(const std::string& title, const std::string& rest) { return padded(title, 12) + rest + "\n"; }

// The results on the test set, where there is one.
std::string test_text(const train::Snapshot& shown) {
    std::string text;
    for (const train::HeadSnapshot& head : shown.heads) {
        if (std::isnan(head.test_accuracy)) continue;
        text += "test set: " + head_title(head) + " " + percent(head.test_accuracy) +
                (train::is_right_or_wrong(head) ? " right" : " explained") + ", loss " + fixed(head.loss_test, 4) +
                "\n";
    }
    return text;
}

std::string heads_text(const train::Snapshot& shown) {
    const bool held_out = std::find(shown.held_out.begin(), shown.held_out.end(), 1) != shown.held_out.end();
    std::vector<std::vector<std::string>> rows = {
        {"loss", "train", "held out", held_out ? "held-out things" : "training things"}};
    for (const train::HeadSnapshot& head : shown.heads) {
        rows.push_back(
            {head_title(head), fixed(head.loss_train, 4), fixed(head.loss_held_out, 4), accuracy_text(head)});
    }
    return table_text(rows, {12, 9, 10}) + test_text(shown);
}

std::string kept_text(const train::BitsKept& kept, bool neighbours) {
    std::vector<std::vector<std::string>> rows = {{"bits kept", "of"}};
    std::vector<int> least = {12, 7};
    for (std::size_t l = 0; l < kept.layers.size(); ++l) {
        rows[0].push_back(l + 1 == kept.layers.size() ? "the map" : l == 0 ? "features" : "layer " + std::to_string(l));
        least.push_back(13);
    }
    for (std::size_t a = 0; a < kept.attributes.size(); ++a) {
        rows.push_back({kept.attributes[a].label, fixed(kept.attributes[a].entropy_bits, 2)});
        for (std::size_t l = 0; l < kept.layers.size(); ++l) {
            const train::BitsCell& cell = kept.layers[l].cells[a];
            const train::Bits& bits = neighbours ? cell.neighbours : cell.linear;
            rows.back().push_back(fixed(bits.bits, 2) + " ±" + fixed(bits.error, 2));
        }
    }
    return table_text(rows, least);
}

std::string kept_texts(const train::BitsKept& kept) {
    return "\nLinear probe\n" + kept_text(kept, false) + "\nNearest neighbours\n" + kept_text(kept, true);
}

// Measures of what a GAN or a flow generates, if there is one.
void add_made(Json& json, const app::Session& session) {
    const train::Snapshot& shown = session.latest();
    if (const auto made = train::forger_coverage(shown, session.material(), session.running())) {
        json["made"] = {{"classes", made->classes},
                        {"within", made->coverage.within},
                        {"between", made->coverage.between},
                        {"found", made->coverage.found}};
    }
    if (const auto arrivals = train::arrivals(shown, session.running())) {
        json["arrivals"] = {{"classes", arrivals->classes},
                            {"arrived", arrivals->arrived},
                            {"in_data", arrivals->in_data},
                            {"farthest", arrivals->farthest}};
    }
}

std::string made_text(const app::Session& session) {
    std::string text;
    const train::Snapshot& shown = session.latest();
    if (const auto made = train::forger_coverage(shown, session.material(), session.running())) {
        text += "\nmade: " + std::to_string(made->coverage.found) + " of " + std::to_string(made->classes.size()) +
                " crowds found, " + percent(made->coverage.between / static_cast<double>(train::kMadeThings)) +
                " lie between them\n";
    }
    if (const auto arrivals = train::arrivals(shown, session.running())) {
        std::vector<std::vector<std::string>> rows = {{"from noise", "arrived", "in data"}};
        for (std::size_t k = 0; k < arrivals->classes.size(); ++k)
            rows.push_back({arrivals->classes[k], percent(arrivals->arrived[k]), percent(arrivals->in_data[k])});
        text += "\n" + table_text(rows, {12, 9, 10});
    }
    return text;
}

// How far to trust a picture of more than two dimensions, if it was measured.
void add_trust(Json& json, const app::TrustWatch& trust) {
    if (trust.k <= 0) return;
    constexpr std::size_t kPairs = 300;
    Json kept = Json::array(), pairs = Json::array();
    for (std::size_t i = 0; i < trust.kept_at.size(); ++i) {
        if (projection::kKeptAt[i] < trust.work.n)
            kept.push_back({{"k", projection::kKeptAt[i]}, {"kept", trust.kept_at[i]}});
    }
    const std::vector<float>&in_cloud = trust.work.in_cloud, &in_picture = trust.work.in_picture;
    const std::size_t n = std::min(kPairs, in_cloud.size());
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t at = i * in_cloud.size() / n;
        pairs.push_back(std::vector<double>{std::sqrt(static_cast<double>(in_cloud[at])),
                                            std::sqrt(static_cast<double>(in_picture[at]))});
    }
    json["trust"] = {{"neighbours", trust.k},
                     {"things", trust.looked_at},
                     {"kept", trust.quality.kept},
                     {"trustworthiness", trust.quality.trustworthiness},
                     {"continuity", trust.quality.continuity},
                     {"shepard", trust.shepard},
                     {"kept_at", std::move(kept)},
                     {"pairs", std::move(pairs)}};
    if (trust.worst.looked_at <= 0) return;
    json["trust"]["false_neighbours"] = trust.worst.n_false;
    json["trust"]["torn_neighbours"] = trust.worst.n_torn;
}

}  // namespace

std::string json_report(const Run& run) {
    const train::Snapshot& shown = run.session->latest();
    Json json = {{"step", shown.step}, {"losses", Json::array()}};
    for (const train::HeadSnapshot& head : shown.heads) {
        json["losses"].push_back({{"id", head.id},
                                  {"train", head.loss_train},
                                  {"held_out", head.loss_held_out},
                                  {"accuracy", head.accuracy},
                                  {"balanced_accuracy", head.balanced_accuracy}});
    }
    const train::HeadSnapshot* first = train::first_answer(shown);
    json["accuracy"] = first != nullptr ? Json(first->accuracy) : Json();
    json["balanced_accuracy"] = first != nullptr ? Json(first->balanced_accuracy) : Json();
    json["weights_hash"] = core::hash_hex(run.session->trainer().weights_hash());
    json["samples_per_s"] = std::lround(samples_per_second(run));
    json["spec"] = *Json::parse(model::to_json(run.session->running()));
    json["link"] = model::to_link(run.session->running());
    if (run.picture) {
        const map::Scene& scene = run.picture->scene;
        json["map"] = {{"width", std::lround(scene.viewport.width)},
                       {"height", std::lround(scene.viewport.height)},
                       {"x", scene.camera.x},
                       {"y", scene.camera.y},
                       {"units_per_px", scene.camera.units_per_px}};
        add_trust(json, run.picture->trust);
    }
    if (run.kept != nullptr) json["bits_kept"] = *Json::parse(app::bits_kept_json(*run.kept));
    add_made(json, *run.session);
    if (const auto& trouble = run.session->trainer().trouble()) {
        json["trouble"] = {{"step", trouble->step}, {"sentence", trouble->sentence}};
    }
    if (const auto& hint = run.session->hint()) json["hint"] = {{"id", hint->id}, {"sentence", hint->sentence}};
    if (run.interrupted) json["interrupted"] = true;
    return json.dump() + "\n";
}

std::string text_report(const Run& run) {
    app::Session& session = *run.session;
    const train::Snapshot& shown = session.latest();
    std::string text = row("data", session.material().dataset.row.label + ", " + thousands(shown.n_points) + " things");
    text += row("features", features_text(session));
    text += row("layers", layers_text(session.running()));
    std::string speed;
    if (run.steps > 0) {
        speed = " in " + fixed(run.seconds, run.seconds < 10 ? 2 : 1) + " s, " +
                thousands(static_cast<long>(std::lround(samples_per_second(run)))) + " samples/s";
    }
    text += row("steps", thousands(shown.step) + speed);
    text += row("seed", std::to_string(session.running().seed));
    text += row("weights", core::hash_hex(session.trainer().weights_hash()));
    if (!run.map_file.empty()) text += row("map", run.map_file);
    if (!run.tsv_file.empty()) text += row("table", run.tsv_file);
    return text + "\n" + heads_text(shown) + made_text(session) + (run.kept != nullptr ? kept_texts(*run.kept) : "");
}

}  // namespace platform
