// Links as they come out of chats, mails and address bars: what is understood opens, the rest is named.
#include "model/link_text.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "model/link.h"

namespace {

model::ReadLink read(std::string_view text) { return model::read_link(model::read_link_text(text)); }

std::string all_wrong(const model::ReadLink& link) {
    std::string text;
    for (const core::Error& error : link.wrong) text += error.sentence + "\n";
    return text;
}

model::Spec wanted() {
    model::Spec spec = model::default_spec();
    spec.features = {"weight", "year"};
    spec.layers = {{.kind = "dense", .width = 8, .activation = "tanh"}};
    spec.losses = {model::LossSpec{}};
    spec.losses[0].kind = "classify";
    spec.losses[0].target = "origin";
    return model::normalised(spec);
}

}  // namespace

TEST_CASE("a link that went through chats and mails opens the same experiment") {
    const std::string plain = "features=weight,year&layers=dense:8:tanh&losses=classify:origin";
    const std::string coded = "features%3Dweight%2Cyear%26layers%3Ddense%3A8%3Atanh%26losses%3Dclassify%3Aorigin";
    const std::string host = "http://127.0.0.1:8090/", host_coded = "http%3A%2F%2F127.0.0.1%3A8090%2F";
    for (const std::string& text : std::vector<std::string>{
             plain,
             "#" + plain,
             host + "#" + plain,
             host + "index.html#" + plain,
             host + "%23" + coded,
             "features=weight%2Cyear&layers=dense%3A8%3Atanh&losses=classify%3Aorigin",
             std::string("features=weight%2cyear&layers=dense%3a8%3atanh&losses=classify%3aorigin"),
             "features=weight%252Cyear&layers=dense%253A8%253Atanh&losses=classify%253Aorigin",
             std::string("features=weight,year&amp;layers=dense:8:tanh&amp;losses=classify:origin"),
             std::string("features=weight,year&amp;amp;layers=dense:8:tanh&#38;losses=classify:origin"),
             std::string("features=weight,year&#x26;layers=dense:8:tanh&amp;losses=classify:origin&quot;&gt;"),
             coded,
             "#" + coded,
             "%23" + coded,
             std::string("features%253Dweight%252Cyear%2526layers%253Ddense%253A8%253Atanh%2526losses%253Dclassify%"
                         "253Aorigin"),
             std::string("features%3Dweight%2Cyear%26layers%3Ddense%3A8%3Atanh&losses=classify%3Aorigin"),
             std::string("features=weight,year%26layers%3Ddense:8:tanh%26losses%3Dclassify:origin"),
             plain + ").",
             plain + ",",
             plain + ">",
             plain + "\"",
             plain + "'.",
             plain + "”)",
             plain + "…",
             plain + "**",
             plain + "%29.",
             plain + "%3E",
             plain + "!?",
             "<" + host + "#" + plain + ">",
             "(" + plain + ")",
             "\"" + plain + "\"",
             "  " + plain + " \n",
             "Look: " + host + "#" + plain + " and say what you think",
             std::string("features=weight,%20year&layers=dense:8:tanh&losses=classify:origin"),
             std::string("features=weight,+year&layers=dense: 8 :tanh&losses=classify:origin"),
             std::string("features=weight,\r\nyear&layers=den\nse:8:tanh&losses=classify:origin"),
             std::string("features=weight,\u200Byear&layers=dense:8:tanh&losses=classify:or\u00ADigin"),
             std::string("features=3Dweight,year&layers=3Ddense:8:tanh&losses=3Dclassify:origin"),
             plain + "&utm_source=mail&fbclid=x",
             "utm_medium=a&" + plain + "&gclid=1&_gl=2&mc_cid=3&igsh=4",
             plain + ").&utm_source=mail",
             plain + "&",
             "&&" + plain,
             plain + ":~:text=hello",
             "https://filter.example.com/?url=" + host_coded + "%23" + coded + "&data=05%7C02&reserved=0",
             "https://example.com/l.php?u=" + host_coded + "index.html%23" + coded + "&h=AT0",
             host_coded + "%23" + coded,
             host + "?" + plain,
         }) {
        CAPTURE(text);
        const model::ReadLink link = read(text);
        CHECK(all_wrong(link) == "");
        CHECK(link.spec == wanted());
        CHECK_FALSE(link.nothing);
    }
}

TEST_CASE("JSON opens as a link does, encoded or not") {
    const std::string json = "{\"features\": [\"weight\", \"year\"], \"lr\": 0.03}";
    for (const std::string& text : std::vector<std::string>{
             json,
             "#" + json,
             json + ").",
             "http://host/#" + json,
             std::string("%7B%22features%22%3A%5B%22weight%22%2C%22year%22%5D%2C%22lr%22%3A0.03%7D"),
             std::string("#%257B%2522features%2522%253A%255B%2522weight%2522%252C%2522year%2522%255D%252C%2522lr%2522%"
                         "253A0.03%257D"),
             std::string("{%22features%22:[%22weight%22,%22year%22],%22lr%22:0.03}"),
             std::string("{&quot;features&quot;:[&quot;weight&quot;,&quot;year&quot;],&quot;lr&quot;:0.03}"),
         }) {
        CAPTURE(text);
        const model::ReadLink link = read(text);
        CHECK(all_wrong(link) == "");
        CHECK(link.spec.features == std::vector<std::string>{"weight", "year"});
        CHECK(link.spec.learning_rate == 0.03);
    }
    const model::ReadLink partly = read("{\"features\": [\"weight\"], \"wings\": 2, \"lr\": \"fast\"}");
    CHECK(partly.spec.features == std::vector<std::string>{"weight"});
    CHECK(all_wrong(partly).find("wings") != std::string::npos);
    CHECK(all_wrong(partly).find("fast") != std::string::npos);
    CHECK(read("{\"features\": [\"weight\"").nothing);
    CHECK(all_wrong(read("{\"lr\"")) != "");
}

TEST_CASE("what is understood of a link opens, and the rest is named") {
    const auto partly = [](std::string_view text, std::string_view named) {
        CAPTURE(text);
        const model::ReadLink link = read(text);
        CHECK(link.spec.seed == 7);
        CHECK(link.wrong.size() == 1);
        CHECK(all_wrong(link).find(named) != std::string::npos);
        CHECK(all_wrong(link).size() < 900);
        CHECK_FALSE(link.nothing);
    };
    partly("seed=7&lr=fast", "fast");
    partly("lr=fast&seed=7", "fast");
    partly("seed=7&wings=2", "wings");
    partly("wings&seed=7", "wings");
    partly("seed=7&features=weight,wheels", "wheels");
    partly("seed=7&layers=dense:16,dense:99999", "99999");
    partly("seed=7&losses=classify:origin,classify:origin", "twice");
    partly("dataset=moon&seed=7", "moon");
    partly("seed=7&" + std::string(200000, 'x') + "=1", "xxx");
    partly("seed=7&color=%F0%9F%9A", "colour by");
    CHECK(read("lr=fast").nothing);
    // Fields that only make sense together, in whatever order.
    const model::ReadLink other = read("features=red&wings=1&dataset=moods");
    CHECK(other.spec.dataset == "moods");
}

TEST_CASE("a parameter that a link says twice is told, and the last one counts") {
    for (const char* text : {"lr=0.1&lr=0.2", "lr=0.1&amp;lr=0.2", "lr%3D0.1%26lr%3D0.2", "lr=0.1&utm_x=1&lr=0.2)."}) {
        CAPTURE(text);
        const model::ReadLink link = read(text);
        CHECK(link.spec.learning_rate == 0.2);
        REQUIRE(link.wrong.size() == 1);
        CHECK(link.wrong[0].sentence.find("twice: 0.1 and 0.2") != std::string::npos);
    }
    const model::ReadLink json = read(R"({"lr": 0.1, "lr": 0.2})");
    CHECK(json.spec.learning_rate == 0.2);
    CHECK(all_wrong(json) == "\"lr\" stands twice in this link; the later one counts.\n");
}

TEST_CASE("a link without an experiment is the default, whatever counts the clicks on it") {
    for (const char* text : {"", "#", " ", "http://127.0.0.1:8090/", "http://host/index.html?utm_source=mail",
                             "http://host/#", "#&", "https://host/index.html#utm_source=x&fbclid=y"}) {
        CAPTURE(text);
        CHECK(all_wrong(read(text)) == "");
        CHECK(read(text).spec == model::default_spec());
    }
}
