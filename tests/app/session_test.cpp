// The session: the one place that applies changes. Each depth does what it says, refusals lose nothing, undo goes back.
#include "app/experiment/session.h"

#include <doctest/doctest.h>

TEST_CASE("look, live, graft and anew each do what they say") {
    app::Session session;
    session.run_steps(50);
    model::Spec draft = session.running();
    const std::uint64_t hash = session.trainer().weights_hash();

    draft.theme = "dark";
    CHECK(session.change_to(draft).value().depth == model::Change::look);
    CHECK(session.trainer().weights_hash() == hash);

    draft.features.erase(draft.features.begin());
    const app::Applied live = session.change_to(draft).value();
    CHECK(live.depth == model::Change::live);
    CHECK(live.sentence == "Weight switched off. The map moves on from step 50.");
    CHECK(session.trainer().weights_hash() == hash);
    CHECK(session.latest().step == 50);

    draft.layers.push_back(model::new_layer(draft));
    CHECK(session.change_to(draft).value().depth == model::Change::graft);
    CHECK(session.latest().step == 50);
    CHECK(session.trainer().weights_hash() != hash);

    draft.seed = 4;
    CHECK(session.change_to(draft).value().depth == model::Change::anew);
    CHECK(session.latest().step == 0);
}

TEST_CASE("a wrong draft is refused beside its field and the old model trains on") {
    app::Session session;
    session.run_steps(10);
    model::Spec draft = session.running();
    draft.losses.clear();
    CHECK_FALSE(session.change_to(draft).ok());
    REQUIRE(session.problem().has_value());
    CHECK(session.problem()->field == "losses");
    CHECK(session.run_steps(10) == 10);
    CHECK(session.latest().step == 20);
    session.change_to(session.running());
    CHECK_FALSE(session.problem().has_value());
}

TEST_CASE("undo and redo walk through what ran; dragging one slider is one step") {
    app::Session session;
    CHECK_FALSE(session.undo());
    const model::Spec first = session.running();
    model::Spec draft = first;
    for (const double rate : {0.02, 0.03, 0.04}) {
        draft.learning_rate = rate;
        session.change_to(draft);
    }
    draft.batch = 8;
    session.change_to(draft);
    CHECK(session.undo());
    CHECK(session.running().learning_rate == 0.04);
    CHECK(session.running().batch == first.batch);
    CHECK(session.undo());
    CHECK(session.running() == first);
    CHECK_FALSE(session.can_undo());
    CHECK(session.redo());
    CHECK(session.redo());
    CHECK(session.running() == draft);
    CHECK_FALSE(session.redo());
    session.undo();
    draft.seed = 9;
    session.change_to(draft);
    CHECK_FALSE(session.can_redo());
}

TEST_CASE("what is opened starts from its own weights, whatever ran before, and is where undo ends") {
    app::Session session;
    model::Spec spec = session.running();
    spec.layers = {{.kind = "dense", .width = 5, .activation = "relu"}};
    session.run_steps(20);
    session.open(spec);
    CHECK(session.latest().step == 0);
    CHECK_FALSE(session.can_undo());
    session.run_steps(30);
    auto fresh = train::Trainer::start(spec, model::load_material(spec.dataset).value());
    REQUIRE(fresh.ok());
    fresh.value().run_steps(30);
    CHECK(session.trainer().weights_hash() == fresh.value().weights_hash());
    spec.layers[0].width = 0;
    session.open(spec);
    CHECK(session.problem().has_value());
    CHECK(session.latest().step == 30);
}

TEST_CASE("reset repeats the same bits; a new seed does not") {
    app::Session session;
    session.run_steps(30);
    const std::uint64_t hash = session.trainer().weights_hash();
    session.reset(std::nullopt);
    CHECK(session.latest().step == 0);
    CHECK(session.history().entries.size() == 1);
    session.run_steps(30);
    CHECK(session.trainer().weights_hash() == hash);
    session.reset(77);
    session.run_steps(30);
    CHECK(session.running().seed == 77);
    CHECK(session.trainer().weights_hash() != hash);
}

TEST_CASE("a map that no longer moves is settled, and a lever wakes it") {
    app::Session session;
    model::Spec draft = session.running();
    draft.optimiser = "sgd";
    draft.learning_rate = 1e-5;  // hardly moves
    session.change_to(draft);
    for (int i = 0; i < 600 && !session.is_calm(); ++i) session.run_steps(10);
    CHECK(session.is_calm());
    draft.learning_rate = 0.01;
    session.change_to(draft);
    CHECK_FALSE(session.is_calm());
}

TEST_CASE("another data set: other things, other names, one call") {
    app::Session session;
    const data::DatasetRow& other = data::dataset_rows().back();
    CHECK(session.change_to(model::default_spec(other)).value().depth == model::Change::anew);
    CHECK(session.material().dataset.row.id == other.id);
    CHECK(session.latest().n_points == session.material().dataset.table.n_rows);
    CHECK(session.undo());
    CHECK(session.material().dataset.row.id == data::dataset_rows().front().id);
}

namespace {

// A lever of each depth, and a model with noise and momentum: everything that a fork has to carry over.
model::Spec restless() {
    model::Spec spec = model::default_spec();
    spec.optimiser = "adam";
    model::LayerSpec noise = spec.layers.front();
    noise.kind = "dropout";
    spec.layers.push_back(noise);
    return spec;
}

}  // namespace

TEST_CASE("a fork goes on to the same bits as without it, in both") {
    for (const model::Spec& spec : {model::default_spec(), restless()}) {
        app::Session alone, session;
        alone.open(spec);
        session.open(spec);
        REQUIRE_FALSE(session.problem().has_value());
        alone.run_steps(333);
        session.run_steps(137);  // in the middle of an epoch
        app::Session other = session.fork();
        CHECK(other.latest().points == session.latest().points);
        CHECK(other.trainer().weights_hash() == session.trainer().weights_hash());
        other.run_steps(196);
        CHECK(session.latest().step == 137);
        session.run_steps(196);
        CHECK(alone.trainer().weights_hash() == session.trainer().weights_hash());
        CHECK(alone.trainer().weights_hash() == other.trainer().weights_hash());
        CHECK(alone.latest().points == other.latest().points);
    }
}

TEST_CASE("what is done to a fork leaves the other's bits alone") {
    app::Session alone, session;
    alone.run_steps(300);
    session.run_steps(100);
    app::Session other = session.fork();
    model::Spec draft = other.running();
    draft.learning_rate *= 3;
    CHECK(other.change_to(draft).value().depth == model::Change::live);
    other.run_steps(50);
    draft.layers.push_back(model::new_layer(draft));
    CHECK(other.change_to(draft).value().depth == model::Change::graft);
    other.run_steps(50);
    draft.seed = 5;
    CHECK(other.change_to(draft).value().depth == model::Change::anew);
    CHECK(other.undo());
    session.run_steps(200);
    CHECK(session.trainer().weights_hash() == alone.trainer().weights_hash());
    CHECK_FALSE(session.can_undo());
    CHECK(other.can_undo());
}

TEST_CASE("a trainer that came this far elsewhere is taken, and undo goes back to what ran") {
    app::Session session;
    session.run_steps(10);
    const model::Spec first = session.running();
    model::Spec wide = first;
    wide.layers[0].width = 5;
    const app::Session other = [&] {
        app::Session made;
        made.open(wide);
        made.run_steps(40);
        return made;
    }();
    const std::uint64_t hash = other.trainer().weights_hash();
    session.take(other.trainer().fork(), model::load_material(first.dataset).value());
    CHECK(session.running() == wide);
    CHECK(session.latest().step == 40);
    CHECK(session.trainer().weights_hash() == hash);
    session.run_steps(5);
    CHECK(session.latest().step == 45);
    CHECK(session.undo());
    CHECK(session.running() == first);
    CHECK(session.latest().step == 45);
}

TEST_CASE("another's looks are taken over, but no question that is not asked here") {
    app::Session session, other;
    model::Spec draft = other.running();
    draft.theme = "dark";
    draft.speed = 20;
    draft.learning_rate = 0.5;
    model::LossSpec loss = model::new_loss(draft);
    draft.losses.push_back(loss);
    other.change_to(draft);
    REQUIRE_FALSE(other.problem().has_value());
    draft.regions_of = model::region_choices(draft).back().id;
    other.change_to(draft);
    const std::string regions = session.running().regions_of;
    session.copy_view_fields(other.running());
    CHECK(session.running().theme == "dark");
    CHECK(session.running().speed == 20);
    CHECK(session.running().learning_rate == model::default_spec().learning_rate);
    CHECK(session.running().regions_of == regions);
    CHECK_FALSE(session.can_undo());
    CHECK(model::validate(session.running()).ok());
}
