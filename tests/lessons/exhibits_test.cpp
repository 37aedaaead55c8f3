// What the first lesson's exhibits work out: round trips, and figures that Python's own text, datetime and math gave.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "lessons/exhibits/codes.h"
#include "lessons/exhibits/picture_formats.h"
#include "lessons/exhibits/six_decoders.h"

using namespace lessons;

TEST_CASE("codes: text to codes and back, for every code there is") {
    CHECK(codes_of("hello") == std::vector<Code>{104, 101, 108, 108, 111});
    CHECK(text_of(Codes().list) == "hello world");
    // Python: "hé€🐕".encode()
    CHECK(text_of({104, 233, 8364, 128021}) == "h\xC3\xA9\xE2\x82\xAC\xF0\x9F\x90\x95");
    CHECK(bits_of(233) == "11000011 10101001");
    CHECK(bits_of(128021) == "11110000 10011111 10010000 10010101");
    std::vector<Code> all;
    for (Code code = 1; code <= 0x10FFFF; ++code) {
        if (code < 0xD800 || code > 0xDFFF) all.push_back(code);
    }
    const std::string text = text_of(all);
    CHECK(codes_of(text) == all);
    CHECK(utf8_bytes(all) == static_cast<int>(text.size()));
}

TEST_CASE("codes: what is no character is shown as none") {
    CHECK(codes_of("\xC0\x80") == std::vector<Code>{kNoCharacter, kNoCharacter});       // a longer form than needed
    CHECK(codes_of("a\xE2\x82") == std::vector<Code>{97, kNoCharacter, kNoCharacter});  // cut off
    CHECK(codes_of("\xED\xA0\x80").size() == 3);                                        // a surrogate
    CHECK(text_of({0xD800, 0x110000}) == "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("codes: bytes, and the same list read with another key") {
    const std::vector<Code> list = codes_of("caf\xC3\xA9");
    CHECK(utf8_bytes(list) == 5);
    CHECK(utf32_bytes(list) == 16);
    CHECK(ascii_bytes(list) == -1);
    CHECK(ascii_bytes(codes_of("hello world")) == 10);  // 77 bits
    CHECK(read_with(codes_of("hello"), Key::one_off) == "ifmmp");
}

TEST_CASE("the stock: every sentence that can be written is read again, others are not") {
    std::set<std::string> seen;
    for (int count = 0; count < 3; ++count) {
        for (int colour = 0; colour < 5; ++colour) {
            for (int thing = 0; thing < 3; ++thing) {
                for (int ground = 0; ground < 4; ++ground) {
                    const Sentence sentence{count, colour, thing, ground};
                    CHECK(seen.insert(written(sentence)).second);
                    Sentence back;
                    REQUIRE_MESSAGE(read(written(sentence), back), written(sentence));
                    CHECK(back == sentence);
                }
            }
        }
    }
    CHECK(written({1, 0, 0, 1}) == "two dogs on grey");
    Sentence kept{2, 1, 1, 1};
    for (const char* wrong :
         {"", "dogs", "two", "two green dogs", "two dogs under grey", "two dogs on", "two dogs on grey now"}) {
        CHECK_FALSE_MESSAGE(read(wrong, kept), wrong);
    }
    CHECK(kept == Sentence{2, 1, 1, 1});
}

TEST_CASE("palettes: few colours are kept exactly, more are never worse, and each is the mean of its own") {
    const Picture four{2, 2, {{1, 2, 3}, {200, 0, 0}, {0, 200, 0}, {0, 0, 200}}};
    CHECK(palette_of(four, 4).size() == 4);
    const auto error = [](const Picture& picture, const std::vector<Rgb8>& colours) {
        double sum = 0;
        for (const Rgb8& pixel : picture.pixels) {
            const Rgb8& near = colours[static_cast<std::size_t>(nearest_colour(colours, pixel))];
            for (std::size_t c = 0; c < 3; ++c) sum += std::pow(int{pixel[c]} - int{near[c]}, 2);
        }
        return sum;
    };
    double before = 1e18;
    for (const int n : kColourCounts) {
        const std::vector<Rgb8> colours = palette_of(two_dogs(), n);
        CHECK(colours.size() == static_cast<std::size_t>(n));
        CHECK(error(two_dogs(), colours) < before);
        before = error(two_dogs(), colours);
    }
    // One colour is the mean, here by the formula.
    CHECK(palette_of({2, 1, {{0, 10, 20}, {100, 30, 21}}}, 1)[0] == Rgb8{50, 20, 21});
}

TEST_CASE("one picture in four formats: bytes by the formula, and back") {
    const Picture& dogs = two_dogs();
    REQUIRE(dogs.pixels.size() == 48 * 32);
    for (const RateDistortion& result : all_rate_distortions()) {
        const auto cells = static_cast<int>(static_cast<double>(kGrids[static_cast<std::size_t>(result.key.grid)]) *
                                            kGrids[static_cast<std::size_t>(result.key.grid)] * 2 / 3);
        const int n = kColourCounts[static_cast<std::size_t>(result.key.colours)];
        CAPTURE(cells);
        CAPTURE(n);
        if (result.key.format == Format::floats) CHECK(result.bytes == cells * 12);
        if (result.key.format == Format::codes) {
            CHECK(result.bytes == static_cast<int>(std::ceil(cells * std::log2(n) / 8)) + 3 * n);
        }
        if (result.key.format == Format::sentence) CHECK(result.bytes == 16);
        // Back and forth once more changes nothing: what is lost is lost the first time.
        const std::string bytes = encoded(dogs, result.key);
        const Picture once = decoded(bytes, result.key, 48, 32);
        if (result.key.format == Format::names) {
            CHECK(std::count(bytes.begin(), bytes.end(), ',') + std::count(bytes.begin(), bytes.end(), '\n') == cells);
        }
        CHECK(loss_between(once, decoded(encoded(once, result.key), result.key, 48, 32)) < 1e-12);
    }
    CHECK(rate_distortion_of({.format = Format::floats, .grid = 3}).loss == 0);
    CHECK(averaged(dogs, 48, 32).pixels == dogs.pixels);
}

TEST_CASE("bytes read with the wrong key give no picture, and say nothing worse") {
    const std::string bytes = encoded(two_dogs(), {.format = Format::codes, .grid = 1, .colours = 2});
    const Picture wrong = decoded(bytes, {.format = Format::codes, .grid = 2, .colours = 2}, 48, 32);
    CHECK(wrong.pixels == std::vector<Rgb8>(48 * 32, Rgb8{0, 0, 0}));
    for (const Format format : {Format::sentence, Format::names, Format::codes, Format::floats}) {
        for (const char* text : {"", "two", "grey, \n", "grey"}) {
            CHECK(decoded(text, {.format = format}, 48, 32).pixels.size() == 48 * 32);
        }
    }
}

TEST_CASE("six decoders: the essay's list") {
    const ColourReading colour = read_colour(kTheList);
    CHECK(colour.shares == std::array<double, 4>{0.124, 1, 1, 1});
    CHECK(colour.taken == 1);
    CHECK(read_text(kTheList).codes == std::vector<Code>{0, 458, 85, 2});
    CHECK(read_text(kTheList).taken == 0);
    const PlaceReading place = read_place(kTheList);
    CHECK(place.latitude == doctest::Approx(0.124));
    CHECK(place.longitude == doctest::Approx(98.2356));
    const SoundReading sound = read_sound(kTheList);
    CHECK(sound.note == "A#4 - 30 cents");  // 57 + 12 log2(458.2356 / 440) = 57.70
    CHECK(sound.taken == 4);
    CHECK(read_date(kTheList).says == "26 April of the year 38, 02:00");
    CHECK(best_decoder(kTheList) == Decoder::sound);
    CHECK(best_decoder({0.5, 0.25, 1, 1}) == Decoder::colour);
    CHECK(best_decoder({72, 101, 108, 112}) == Decoder::text);
    CHECK(best_decoder({1969, 7, 20, 20.28}) == Decoder::date);
    for (const Reading& reading : {Reading(colour), Reading(read_text(kTheList)), Reading(place), Reading(sound),
                                   Reading(read_date(kTheList))}) {
        CHECK(reading.taken + reading.bent + reading.unused == 4);
        CHECK_FALSE(reading.why.empty());
    }
}

// Python: datetime(y, m, 1) + timedelta(days = day - 1, hours = h), and date.toordinal() less one.
TEST_CASE("dates carry over as a clock does") {
    struct Case {
        FourNumbers list;
        long year;
        int month, day, hour, minute;
    };
    for (const Case& c :
         {Case{{1, 458, 85, 2.01}, 39, 4, 26, 2, 0}, Case{{1969, 7, 20, 20.28}, 1969, 7, 20, 20, 16},
          Case{{2024, 2, 30, 0}, 2024, 3, 1, 0, 0}, Case{{1900, 2, 29, 25.5}, 1900, 3, 2, 1, 30},
          Case{{2000, 14, -3, -1}, 2001, 1, 27, 23, 0}, Case{{2026, 11, 24, 12}, 2026, 11, 24, 12, 0}}) {
        const DateReading date = read_date(c.list);
        CAPTURE(date.says);
        CHECK(date.year == c.year);
        CHECK(date.month == c.month);
        CHECK(date.day == c.day);
        CHECK(date.hour == c.hour);
        CHECK(date.minute == c.minute);
    }
    CHECK(day_number(2026, 11, 24) == 739943);
    for (long day = -200000; day < 1000000; day += 997) {
        const DateReading date = read_date({1, 1, static_cast<double>(day + 1), 0});
        CHECK(day_number(date.year, date.month, date.day) == day);
    }
}

TEST_CASE("places are folded onto the globe, and land is where it is") {
    CHECK(read_place({100, 10, 0, 0}).latitude == doctest::Approx(80));  // over the pole
    CHECK(read_place({100, 10, 0, 0}).longitude == doctest::Approx(-170));
    CHECK(read_place({-100, 0, 0, 0}).latitude == doctest::Approx(-80));
    CHECK(read_place({360, 720, 0, 0}).latitude == doctest::Approx(0));
    CHECK(read_place({0, -190, 0, 0}).longitude == doctest::Approx(170));
    struct Place {
        double latitude, longitude;
        bool land;
    };
    for (const Place& p : {Place{48.9, 2.3, true}, Place{-25, 135, true}, Place{40, -100, true}, Place{0, 20, true},
                           Place{0, -30, false}, Place{0, -150, false}, Place{-45, 90, false}, Place{-85, 0, true}}) {
        CAPTURE(p.latitude);
        CAPTURE(p.longitude);
        CHECK(read_place({p.latitude, p.longitude, 0, 0}).land == p.land);
    }
    int n = 0;
    for (int i = 0; i < kLandColumns * kLandRows; ++i) n += is_land(i % kLandColumns, i / kLandColumns) ? 1 : 0;
    CHECK(n > 2000);
    CHECK(n < 3000);
}

TEST_CASE("sounds: notes by the formula of equal temperament") {
    CHECK(read_sound({1, 440, 0, 1}).note == "A4");
    CHECK(read_sound({1, 261.625565, 0, 1}).note == "C4");
    CHECK(read_sound({1, 20, 0, 1}).note == "D#0 + 49 cents");
    CHECK(read_sound({1, 20000, 0, 1}).note == "D#10 + 8 cents");
    CHECK(read_sound({-1, 5, -90, -1}).bent == 4);
    CHECK(read_sound({1, 440, -90, 1}).phase == doctest::Approx(270));
}

TEST_CASE("the map as a decoder: its head's answer, and how far out") {
    train::Snapshot shown;
    shown.n_points = 2;
    shown.points = {-1, 0, 3, 0};  // the middle at (1, 0), the farthest 2 away
    train::HeadSnapshot head;
    head.label = "kind";
    head.outputs = {"left", "right"};
    head.layers = {{.n_in = 2, .n_out = 2, .weight = {-1, 1, 0, 0}, .bias = {0, 0}}};
    shown.heads = {head};
    const MapReading inside = read_on_map({1, 0, 9, 9}, shown);
    CHECK(inside.outside == doctest::Approx(0));
    CHECK(inside.taken == 2);
    CHECK(inside.says == "kind: right, 88 % sure");  // 1 / (1 + e^-2)
    const MapReading far = read_on_map({-19, 0, 9, 9}, shown);
    CHECK(far.outside == doctest::Approx(10));
    CHECK(far.bent == 2);
    CHECK(far.says == "kind: left, 100 % sure");
    CHECK(read_on_map(kTheList, {}).says.empty());
}
