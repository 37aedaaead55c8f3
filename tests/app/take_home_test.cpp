// What is taken home: every kind of files, for every row of the tables; that others read them is tested by
// tests/cli/parts/take_home.mjs.
#include "app/take_home/take_home.h"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "app/take_home/cells.h"
#include "app/take_home/protobuf.h"
#include "app/take_home/rings.h"
#include "app/take_home/script.h"
#include "data/import/read_files.h"
#include "specs.h"

namespace {

app::Session session_of(const model::Spec& spec, long steps) {
    app::Session session;
    REQUIRE(session.open(spec).ok());
    session.run_steps(steps);
    return session;
}

std::vector<app::TakenFile> files_of(std::string_view kind, app::Session& session) {
    const app::TakeHomeRow* row = app::find_take_home(kind);
    REQUIRE(row != nullptr);
    const app::TakenFrom from{.session = session};
    const auto made = row->make(from, "stem");
    REQUIRE(made.ok());
    return made.value();
}

app::Ring square(float from, float to) { return {{from, from}, {to, from}, {to, to}, {from, to}}; }

}  // namespace

TEST_CASE("every kind has its own name on the page, and files that are called by the stem") {
    app::Session session = session_of(model::default_spec(), 5);
    map::Selection selection;
    map::choose_things(selection, session.latest().n_points, {0, 3}, map::Choose::replace);
    std::set<std::string> ids, names;
    for (const app::TakeHomeRow* row : app::take_home_table()) {
        CAPTURE(row->id);
        CHECK(ids.insert(std::string(row->id)).second);
        CHECK(app::find_take_home(row->id) == row);
        const std::string stem = app::take_home_stem(*row, session);
        CHECK(stem == "embedscape-auto-mpg-step-5" + std::string(row->suffix));
        const app::TakenFrom from{.session = session, .selection = &selection};
        const auto made = row->make(from, stem);
        REQUIRE(made.ok());
        CHECK(made.value().front().name == stem + std::string(row->ending));
        for (const app::TakenFile& file : made.value()) {
            CHECK(file.name.starts_with(stem));
            CHECK_FALSE(file.bytes.empty());
        }
        CHECK(names.insert(made.value().front().name).second);
    }
}

TEST_CASE("every row of the tables can be taken home, or is refused with the part that is in the way") {
    for (specs::Named& named : specs::of_every_row()) {
        CAPTURE(named.name);
        // Layers over the nodes of a graph are there on data whose first loss no script can express.
        if (named.name.starts_with("layer ") && named.spec.losses.front().kind == "skip_gram")
            named.spec.losses = {specs::loss_of(named.spec, "classify")};
        app::Session session = session_of(named.spec, 1);
        for (const app::TakeHomeRow* row : app::take_home_table()) {
            if (!row->id.starts_with("model.")) continue;
            CAPTURE(row->id);
            const app::TakenFrom from{.session = session};
            const auto made = row->make(from, "stem");
            const bool code = row->ending == ".py";
            // Things that are sampled from contexts are not in the scripts.
            const std::map<std::string, std::string> refused = {{"skip_gram", "tell its company"},
                                                                {"cbow", "tell whose company"}};
            const auto part = refused.find(named.spec.losses.front().kind);
            if (code && part != refused.end()) {
                REQUIRE_FALSE(made.ok());
                CHECK(made.error().sentence.find(part->second) != std::string::npos);
                continue;
            }
            REQUIRE(made.ok());
            if (code) CHECK(made.value().front().bytes.find("{{") == std::string::npos);
        }
    }
}

TEST_CASE("the Projector's vectors and metadata are a pair that is read back") {
    app::Session session = session_of(model::default_spec(), 20);
    for (const char* kind : {"projector", "points.npy"}) {
        CAPTURE(kind);
        const std::vector<app::TakenFile> files = files_of(kind, session);
        const auto read = data::read_files({{files[0].name, files[0].bytes}, {files[1].name, files[1].bytes}});
        if (!read.ok()) INFO(read.error().sentence);
        REQUIRE(read.ok());
        const data::Sheet& sheet = read.value();
        CHECK(sheet.n_rows == session.latest().n_points);
        CHECK(sheet.n_faults == 0);
        CHECK(sheet.vector_dims == 2);
        CHECK(sheet.columns.front().name == "name");
        CHECK(sheet.columns.size() == 2 + session.material().dataset.row.attributes.size() + 2);
    }
}

TEST_CASE("points as CSV are read back as a table, with every name whole") {
    app::Session session = session_of(model::default_spec(), 20);
    const auto read = data::read_files({{"points.csv", files_of("points.csv", session).front().bytes}});
    REQUIRE(read.ok());
    CHECK(read.value().n_rows == session.latest().n_points);
    CHECK(read.value().n_faults == 0);
}

TEST_CASE("cells are quoted where CSV needs it, and numbers read back as the same float") {
    app::TableText table(app::TableKind::csv);
    for (const char* cell : {"plain", "a,b", "say \"x\"", "two\nlines", " outer", "", "=1+1"}) table.add(cell);
    table.end_line();
    CHECK(table.take() == "plain,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\" outer\",,=1+1\n");
    app::TableText tabs(app::TableKind::tsv);
    tabs.add("a\tb\nc");
    tabs.add(0.1f);
    tabs.end_line();
    CHECK(tabs.take() == "a b c\t0.1\n");
    for (const float x : {1.0f / 3, 1e-20f, 16777217.0f, -0.0f})
        CHECK(std::strtof(app::exact_text(x).c_str(), nullptr) == x);
}

TEST_CASE("rings become polygons: the even ones outlines, the odd ones holes of what is around them") {
    const auto polygons = app::polygons_of({square(4, 6), square(0, 10), square(20, 21), square(2, 8)});
    REQUIRE(polygons.size() == 3);
    CHECK(polygons[0].outer == square(0, 10));
    REQUIRE(polygons[0].holes.size() == 1);
    CHECK(app::twice_area(polygons[0].holes[0]) == -72);
    CHECK(polygons[1].holes.empty());
    CHECK(app::twice_area(polygons[2].outer) > 0);
    CHECK(app::polygons_of({{{0, 0}, {1, 1}}}).empty());
}

TEST_CASE("a script holds the functions that its text uses, directly or through others, and no more") {
    const char* library =
        "import x\n\n\ndef a(n):\n    return b(n)\n\n\ndef b(n):\n    return n\n\n\nclass C:\n    pass\n\n\ndef "
        "ab():\n    pass\n";
    CHECK(app::used_parts(library, "y = a(1)") == "def a(n):\n    return b(n)\n\n\ndef b(n):\n    return n");
    CHECK(app::used_parts(library, "y = C() + x.ab") == "class C:\n    pass");
    CHECK(app::used_parts(library, "z").empty());
}

TEST_CASE("messages are written as Protocol Buffers says") {
    app::Message inner, message;
    inner.add(1, std::int64_t{150});
    message.add(3, inner);
    message.add(2, std::string_view("testing"));
    CHECK(inner.bytes() == std::string("\x08\x96\x01"));
    CHECK(message.bytes() == std::string("\x1a\x03\x08\x96\x01\x12\x07testing"));
}
