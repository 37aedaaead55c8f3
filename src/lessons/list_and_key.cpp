// Lesson: a list of numbers means nothing without the key that decodes it. Text, a picture, and four floats.
#include <array>
#include <cmath>
#include <string>

#include "core/random.h"
#include "lessons/lesson_rows.h"
#include "lessons/transfer_helpers.h"
#include "model/schema.h"

namespace lessons::rows {
namespace {

std::string with_point(double value, int places) {
    const double unit = std::pow(10.0, places);
    const long whole = std::lround(std::fabs(value) * unit);
    const long base = std::lround(unit);
    std::string text = std::to_string(whole / base);
    if (places > 0) text += "." + std::to_string(base + whole % base).substr(1);
    return value < 0 && whole > 0 ? "-" + text : text;
}

std::string percent_lost(double loss) { return with_point(loss * 100, 1) + " %"; }

RateDistortion result_now(const Moment& m) { return rate_distortion_of(m.desk.picture); }

constexpr PictureFormat kNineBytes = {.format = Format::codes, .grid = 0, .colours = 0};
constexpr PictureFormat kEightNames = {.format = Format::names, .grid = 3, .colours = 2};
constexpr PictureFormat kAllFloats = {.format = Format::floats, .grid = 3};

double farness(const Moment& m) { return read_on_map(m.desk.decoders.list, m.shown).outside; }

constexpr std::array kFigures = {
    Figure{"text", "", [](const Moment& m) { return read_with(m.desk.codes.list, m.desk.codes.key); }},
    Figure{"bytes", "", [](const Moment& m) { return std::to_string(result_now(m).bytes); }},
    Figure{"lost", "", [](const Moment& m) { return percent_lost(result_now(m).loss); }},
    Figure{"nine_lost", "", [](const Moment&) { return percent_lost(rate_distortion_of(kNineBytes).loss); }},
    Figure{"sentence_lost", "", [](const Moment&) { return percent_lost(rate_distortion_of({}).loss); }},
    Figure{"names_bytes", "", [](const Moment&) { return std::to_string(rate_distortion_of(kEightNames).bytes); }},
    Figure{"floats_bytes", "", [](const Moment&) { return std::to_string(rate_distortion_of(kAllFloats).bytes); }},
    Figure{"shares", "",
           [](const Moment& m) { return std::to_string(read_colour(m.desk.decoders.list).taken) + " of 4"; }},
    Figure{"far", "", [](const Moment& m) { return with_point(farness(m), farness(m) < 10 ? 2 : 0); }},
    Figure{"map_says", "", [](const Moment& m) { return read_on_map(m.desk.decoders.list, m.shown).says; }},
};

// step 1: change a code

constexpr std::array kJello = {
    Check{"the codes should read jello world; now: {text}",
          [](const Moment& m) {
              return m.desk.codes.key == Key::unicode && text_of(m.desk.codes.list) == "jello world";
          }},
};

// step 2: another key

constexpr std::array<std::string_view, 3> kReadings = {"hello", "ifmmp", "gdkkn"};

int reading_of_hello(const Moment&) {
    const std::string read = read_with(codes_of("hello"), Key::one_off);
    for (std::size_t i = 0; i < kReadings.size(); ++i) {
        if (read == kReadings[i]) return static_cast<int>(i);
    }
    return -1;
}

constexpr std::array kOtherKey = {
    Check{"read with the key \"one further\": {text}",
          [](const Moment& m) { return m.desk.codes.key == Key::one_off && !m.desk.codes.list.empty(); }},
};

// step 3: a picture

constexpr std::array<std::string_view, 2> kLonger = {"names of eight colours", "RGB floats"};

constexpr std::array kLossless = {
    Check{"0.0 % lost; now {lost}, in {bytes} bytes", [](const Moment& m) { return result_now(m).loss == 0; }},
};

// step 4: bytes against loss

constexpr std::array<std::string_view, 2> kNearer = {"the sentence, 16 bytes", "24 cells in two colours, 9 bytes"};

constexpr std::array kCheap = {
    Check{"at most 400 bytes: {bytes}", [](const Moment& m) { return result_now(m).bytes <= 400; }},
    Check{"at most 2.5 % lost: {lost}", [](const Moment& m) { return result_now(m).loss <= 0.025; }},
};

// steps 5 and 6: four floats

constexpr std::array<std::string_view, 5> kKeys = {"a colour", "text", "a place", "a sound", "a date"};

constexpr std::array kBent = {
    Check{"numbers between 0 and 1, for red, green, blue and opacity: {shares}",
          [](const Moment& m) { return read_colour(m.desk.decoders.list).taken == 4; }},
    Check{"no farther out than the farthest car; now {far} times as far",
          [](const Moment& m) { return m.desk.decoders.changed && farness(m) <= 1; }},
};

constexpr std::array kSteps = {
    Step{.text = "A computer keeps nothing but lists of numbers. This one, 104 101 108 108 111, is a word if you have "
                 "the key: which number stands for which letter. Each letter has its code below it, and the code's "
                 "bits.",
         .watch = "the letter above a code while you press + or −.",
         .task = "Change one code, so that the text reads jello world.",
         .checks = kJello,
         .done_text = "Text to codes and back: neither loses anything. They are two sides of the same list.",
         .hint = "Choose the first code, 104, and press + twice.",
         .exhibit = "codes",
         .solve_desk = [](Desk& desk) { desk.codes.list = codes_of("jello world"); },
         .wrong_desk = [](Desk& desk) { desk.codes.list = codes_of("Jello world"); }},
    Step{.text = "Nothing in the list says which key to use. With another key, every number means the next letter: 104 "
                 "is i, not h.",
         .predict = {.question = "What does 104 101 108 108 111, our \"hello\", say with that key?",
                     .choices = kReadings,
                     .answer = reading_of_hello,
                     .right = "Right: every letter moves on by one.",
                     .wrong = "Every letter moves on by one: ifmmp."},
         .task = "Read the list with the key \"one further\".",
         .checks = kOtherKey,
         .done_text = "Not one code has changed, yet the text has. The meaning is not in the list alone.",
         .hint = "The key is chosen below the codes.",
         .exhibit = "codes",
         .solve_desk = [](Desk& desk) { desk.codes.key = Key::one_off; },
         .wrong_desk = [](Desk& desk) { desk.codes = {.list = {}, .key = Key::one_off}; }},
    Step{.text = "With a picture it is the same. \"Two dogs on grey\" is one list of bytes (8 bits each) for it. So "
                 "are the names of its colours, cell by cell, or codes for a few colours, or three floats (numbers "
                 "with decimals) a cell. Each list has its key, here called a decoder, which draws the picture back.",
         .watch = "what the decoder has to make up.",
         .predict = {.question = "At 48 × 32 cells, which list is longer?",
                     .choices = kLonger,
                     .answer =
                         [](const Moment&) {
                             return rate_distortion_of(kEightNames).bytes > rate_distortion_of(kAllFloats).bytes ? 0
                                                                                                                 : 1;
                         },
                     .right = "Right: {floats_bytes} bytes of floats, {names_bytes} of names.",
                     .wrong = "Floats: {floats_bytes} bytes. Names: {names_bytes}. Not far apart, and the floats lose "
                              "nothing."},
         .task = "Find the format that loses nothing.",
         .checks = kLossless,
         .done_text = "Twelve bytes a cell, and all is there. The sentence needs 16 in all and draws dogs from its "
                      "stock: never these two.",
         .hint = "RGB floats, 48 × 32.",
         .exhibit = "picture_formats",
         .solve_desk = [](Desk& desk) { desk.picture = kAllFloats; },
         .wrong_desk = [](Desk& desk) { desk.picture = {.format = Format::floats, .grid = 2}; }},
    Step{.text =
             "Fewer bytes or less loss: one pays for the other. Every dot in the chart is a setting. Loss here is how "
             "far the pixels are off, on average.",
         .predict = {.question = "Which of these two is less off, pixel by pixel?",
                     .choices = kNearer,
                     .answer =
                         [](const Moment&) {
                             return rate_distortion_of(kNineBytes).loss < rate_distortion_of({}).loss ? 1 : 0;
                         },
                     .right = "Right: {nine_lost} against {sentence_lost}. But which of them would you rather have?",
                     .wrong = "The nine bytes: {nine_lost} against {sentence_lost}. They are a grey smear, yet this "
                              "loss likes them better."},
         .task = "Use at most 400 bytes, and lose at most 2.5 %.",
         .checks = kCheap,
         .done_text = "It can be done in 168. Still, only the sentence says that there are two dogs. A loss measures "
                      "what it was told to measure.",
         .hint = "Codes: 24 × 16 cells with 8 colours, or 48 × 32 with 4.",
         .exhibit = "picture_formats",
         .solve_desk = [](Desk& desk) { desk.picture = {.format = Format::codes, .grid = 2, .colours = 2}; },
         .wrong_desk = [](Desk& desk) { desk.picture = {.format = Format::codes, .grid = 1, .colours = 4}; }},
    Step{.text = "[0.124, 458.2356, 85.3, 2.01]. An embedding, or just a list? Six keys can read it, and none of them "
                 "refuses. The last one is a map that a small network has just learned from 406 cars.",
         .predict = {.question = "Which key takes all four numbers as they are, without cutting or bending?",
                     .choices = kKeys,
                     .answer = [](const Moment&) { return static_cast<int>(best_decoder(kTheList)); },
                     .right = "Right: a quiet tone of 458 hertz. All the others cut, wrap or drop something, and still "
                              "they all answer.",
                     .wrong = "The sound: loudness 0.124, 458 hertz, 85 degrees, two seconds. The others cut, wrap or "
                              "drop something, and still they all answer."},
         .exhibit = "six_decoders"},
    Step{.text =
             "A key answers wherever it is asked, even where it has never seen anything. The map of cars says of these "
             "four numbers: {map_says}.",
         .task = "Change the list, not the key: find four numbers that are a colour, and whose first two lie among the "
                 "cars.",
         .checks = kBent,
         .done_text = "Now two keys can read one list. Training does the same: it finds numbers that fit their key.",
         .hint = "Numbers from 0 to 1, such as [0.9, 0.5, 0.1, 1]: it is among the examples.",
         .exhibit = "six_decoders",
         .solve_desk =
             [](Desk& desk) {
                 desk.decoders = {.list = {0.9, 0.5, 0.1, 1}, .changed = true};
             },
         .wrong_desk =
             [](Desk& desk) {
                 desk.decoders = {.list = {0.9, 35, 0.1, 1}, .changed = true};
             }},
    Step{.text = "So an embedding is a list of numbers with a way in and a way out. Without the way out, nobody can "
                 "say whether a list is an embedding. That a key fits proves little: [0.5, 440, 0, 1] is a fine tone, "
                 "and says nothing about dogs. From here on, the keys are learned."},
};

// claims

bool text_comes_back(Lab& lab) {
    core::Random random = core::random_stream(static_cast<std::uint64_t>(lab.seed), "codes");
    bool all = true;
    for (int trial = 0; trial < 200; ++trial) {
        std::vector<Code> list;
        for (int i = 0; i < 20; ++i) {
            const Code code = 1 + core::next_below(random, 0x10FFFE);
            if (code < 0xD800 || code > 0xDFFF) list.push_back(code);
        }
        all = all && codes_of(text_of(list)) == list;
    }
    const int more = utf8_bytes(codes_of("caf\xC3\xA9")) - utf8_bytes(codes_of("cafe"));
    return all && note(lab, "bytes more for an é", more) == 1;
}

bool bytes_buy_loss(Lab& lab) {
    const double floats = note(lab, "lost as floats", rate_distortion_of(kAllFloats).loss);
    const double codes =
        note(lab, "lost in 168 bytes", rate_distortion_of({.format = Format::codes, .grid = 2, .colours = 2}).loss);
    const double nine = note(lab, "lost in 9 bytes", rate_distortion_of(kNineBytes).loss);
    const double sentence = note(lab, "lost by the sentence", rate_distortion_of({}).loss);
    return floats == 0 && codes < 0.025 && nine > 0.05 && nine < sentence - 0.02;
}

bool one_key_fits(Lab& lab) {
    int most = 0;
    for (const int taken : {read_colour(kTheList).taken, read_text(kTheList).taken, read_place(kTheList).taken,
                            read_date(kTheList).taken}) {
        most = std::max(most, taken);
    }
    note(lab, "taken by the others at most", most);
    return note(lab, "taken as a sound", read_sound(kTheList).taken) == 4 && most <= 1;
}

bool map_answers_anywhere(Lab& lab) {
    const Run run = train_model(lab, model::default_spec(), 600);
    if (!run.ok) return false;
    const MapReading far = read_on_map(kTheList, run.shown);
    const MapReading home = read_on_map({0.9, 0.5, 0.1, 1}, run.shown);
    note(lab, "how far out the list is", far.outside);
    note(lab, "how far out a colour is", home.outside);
    return far.outside > 20 && !far.says.empty() && home.outside < 0.9;
}

constexpr std::array kClaims = {
    Claim{"Text becomes codes and codes become text without loss; an é costs one byte more than an e.",
          text_comes_back},
    Claim{"Floats lose nothing, 168 bytes of codes less than 2.5 %, and 9 bytes less than the sentence's 16 do.",
          bytes_buy_loss},
    Claim{"Of the keys to the list only the sound takes all four numbers; no other takes more than one.", one_key_fits},
    Claim{"The trained map answers more than 20 times as far out as it has seen anything.", map_answers_anywhere},
};

// the question on other data

constexpr std::array<std::string_view, 3> kTransferChoices = {"nothing: it saw none there", "one kind, and it is sure",
                                                              "each kind, a third"};

int says_far_out(const Moment& m) {
    const train::HeadSnapshot* head = train::first_answer(m.shown);
    if (head == nullptr || head->answer != model::Answer::classes) return -1;
    const Place middle = middle_of_all(m);
    const double out = 10 * radius(m);
    constexpr int kWays = 16;
    double sure = 0;
    for (int i = 0; i < kWays; ++i) {
        const double angle = 6.283185307179586 * i / kWays;
        sure += sureness_at(*head, middle.x + out * std::cos(angle), middle.y + out * std::sin(angle)) / kWays;
    }
    return sure > 0.9 ? 1 : sure > 0.5 ? 0 : 2;
}

constexpr Transfer kTransfer = {
    .question =
        "A network tells three kinds of penguin from their places on its map. Ask it about a place "
        "ten times as far out as any penguin. What does it say?",
    .choices = kTransferChoices,
    .right = 1,
    .preset = [] { return model::default_spec(*data::find_dataset("penguins")); },
    .steps = 1000,
    .answer = says_far_out,
    .why =
        "The head, the part that answers, does so wherever it is asked, and is often surest where it has seen nothing "
        "at all."};

}  // namespace

const Lesson list_and_key = {.id = "list_and_key",
                             .title = "A list and its key",
                             .about = "Tell an embedding from a list of numbers, and a format from what it says.",
                             .minutes = 5,
                             .levers = {.features = false, .architecture = false, .loss = false},
                             .steps = kSteps,
                             .claims = kClaims,
                             .figures = kFigures,
                             .preset = [] { return model::default_spec(); },
                             .warm_steps = 600,
                             .transfer = &kTransfer};

}  // namespace lessons::rows
