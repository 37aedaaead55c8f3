// The session: the one place that applies changes. Each depth does what it says, refusals lose nothing, undo goes back.
#include "app/session.h"

#include <doctest/doctest.h>

TEST_CASE("look, live, graft and anew each do what they say") {
    app::Session session;
    session.run_steps(50);
    model::Spec draft = session.running();
    const std::uint64_t hash = session.trainer().weights_hash();

    draft.theme = "dark";
    CHECK(session.settle(draft).depth == model::Change::look);
    CHECK(session.trainer().weights_hash() == hash);

    draft.features.erase(draft.features.begin());
    const app::Applied live = session.settle(draft);
    CHECK(live.depth == model::Change::live);
    CHECK(live.sentence == "Weight switched off. The map moves on from step 50.");
    CHECK(session.trainer().weights_hash() == hash);
    CHECK(session.shown().step == 50);

    draft.layers.push_back(model::new_layer(draft));
    CHECK(session.settle(draft).depth == model::Change::graft);
    CHECK(session.shown().step == 50);
    CHECK(session.trainer().weights_hash() != hash);

    draft.seed = 4;
    CHECK(session.settle(draft).depth == model::Change::anew);
    CHECK(session.shown().step == 0);
}

TEST_CASE("a wrong draft is refused beside its field and the old model trains on") {
    app::Session session;
    session.run_steps(10);
    model::Spec draft = session.running();
    draft.losses.clear();
    CHECK_FALSE(session.settle(draft).changed);
    REQUIRE(session.problem().has_value());
    CHECK(session.problem()->field == "losses");
    CHECK(session.run_steps(10) == 10);
    CHECK(session.shown().step == 20);
    session.settle(session.running());
    CHECK_FALSE(session.problem().has_value());
}

TEST_CASE("undo and redo walk through what ran; dragging one slider is one step") {
    app::Session session;
    CHECK_FALSE(session.undo());
    const model::Spec first = session.running();
    model::Spec draft = first;
    for (const double rate : {0.02, 0.03, 0.04}) {
        draft.learning_rate = rate;
        session.settle(draft);
    }
    draft.batch = 8;
    session.settle(draft);
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
    session.settle(draft);
    CHECK_FALSE(session.can_redo());
}

TEST_CASE("what is opened starts from its own weights, whatever ran before, and is where undo ends") {
    app::Session session;
    model::Spec spec = session.running();
    spec.layers = {{.kind = "dense", .width = 5, .activation = "relu"}};
    session.run_steps(20);
    session.open(spec);
    CHECK(session.shown().step == 0);
    CHECK_FALSE(session.can_undo());
    session.run_steps(30);
    auto fresh = train::Trainer::start(spec, model::load_material(spec.dataset).value());
    REQUIRE(fresh.ok());
    fresh.value().run_steps(30);
    CHECK(session.trainer().weights_hash() == fresh.value().weights_hash());
    spec.layers[0].width = 0;
    session.open(spec);
    CHECK(session.problem().has_value());
    CHECK(session.shown().step == 30);
}

TEST_CASE("reset repeats the same bits; a new seed does not") {
    app::Session session;
    session.run_steps(30);
    const std::uint64_t hash = session.trainer().weights_hash();
    session.reset(std::nullopt);
    CHECK(session.shown().step == 0);
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
    session.settle(draft);
    for (int i = 0; i < 600 && !session.settled(); ++i) session.run_steps(10);
    CHECK(session.settled());
    draft.learning_rate = 0.01;
    session.settle(draft);
    CHECK_FALSE(session.settled());
}

TEST_CASE("another data set: other things, other names, one call") {
    app::Session session;
    const data::DatasetRow& other = data::dataset_rows().back();
    CHECK(session.settle(model::default_spec(other)).depth == model::Change::anew);
    CHECK(session.material().dataset.row.id == other.id);
    CHECK(session.shown().n_points == session.material().dataset.table.n_rows);
    CHECK(session.undo());
    CHECK(session.material().dataset.row.id == data::dataset_rows().front().id);
}
