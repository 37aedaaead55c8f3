// See six_decoders.h. The map is in map_decoder.cpp, the calendar in calendar.cpp.
#include "lessons/exhibits/six_decoders.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "data/embedded.h"

namespace lessons {
namespace {

constexpr double kWhole = 1e-9;  // numbers this near to a whole number count as whole

bool is_whole(double value) { return std::fabs(value - std::round(value)) < kWhole; }

std::string shown(double value, int digits) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.*f", digits, value);
    return text.data();
}

std::string counted(int n, std::string_view one, std::string_view many) {
    return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

std::string_view land_file() { return data::embedded_file("earth/land.csv"); }

}  // namespace

std::string_view decoder_name(Decoder decoder) {
    constexpr std::array<std::string_view, kDecoders> kNames = {"colour", "text", "place", "sound", "date", "map"};
    return kNames[static_cast<std::size_t>(decoder)];
}

ColourReading read_colour(const FourNumbers& list) {
    ColourReading reading;
    for (std::size_t i = 0; i < 4; ++i) {
        reading.shares[i] = std::clamp(list[i], 0.0, 1.0);
        ++(reading.shares[i] == list[i] ? reading.taken : reading.bent);
    }
    const auto percent = [&](std::size_t i) { return std::to_string(std::lround(reading.shares[i] * 100)) + " %"; };
    reading.says = percent(0) + " red, " + percent(1) + " green, " + percent(2) + " blue";
    reading.why = reading.bent == 0 ? "Four shares from 0 to 1: red, green, blue, opacity."
                                    : counted(reading.bent, "number is no share", "numbers are no shares") +
                                          " from 0 to 1 and had to be cut off.";
    return reading;
}

TextReading read_text(const FourNumbers& list) {
    TextReading reading;
    int unseen = 0;
    for (const double value : list) {
        const double rounded = std::clamp(std::round(value), 0.0, 1114111.0);
        const Code code = codes_of(text_of({static_cast<Code>(rounded)}))[0];
        reading.codes.push_back(code);
        const bool control = code < 32 || (code >= 127 && code < 160);
        unseen += control ? 1 : 0;
        ++(is_whole(value) && rounded == std::round(value) && !control ? reading.taken : reading.bent);
    }
    for (const Code code : reading.codes) {
        if (code >= 32 && (code < 127 || code >= 160)) reading.says += text_of({code});
    }
    reading.why =
        reading.bent == 0
            ? "Four codes of characters."
            : "Codes are whole numbers from 32: " + counted(reading.bent, "number is none", "numbers are none") +
                  (unseen > 0 ? ", and " + std::to_string(unseen) + " cannot be seen." : ".");
    return reading;
}

PlaceReading read_place(const FourNumbers& list) {
    PlaceReading reading;
    // Along the meridian, once around the globe: 0 at the equator, 90 at the north pole, 180 at the equator on the
    // other side.
    double along = std::fmod(list[0], 360.0);
    if (along < -180) along += 360;
    if (along > 180) along -= 360;
    double longitude = list[1];
    if (std::fabs(along) > 90) {
        along = (along > 0 ? 180.0 : -180.0) - along;
        longitude += 180;
    }
    longitude = std::fmod(longitude + 180, 360.0);
    reading.latitude = along;
    reading.longitude = (longitude < 0 ? longitude + 360 : longitude) - 180;
    reading.bent = (std::fabs(list[0]) > 90 ? 1 : 0) + (list[1] < -180 || list[1] > 180 ? 1 : 0);
    reading.taken = 2 - reading.bent;
    reading.unused = 2;
    const int column = std::clamp(static_cast<int>((reading.longitude + 180) / 3), 0, kLandColumns - 1);
    const int row = std::clamp(static_cast<int>((90 - reading.latitude) / 3), 0, kLandRows - 1);
    reading.land = is_land(column, row);
    reading.says = shown(std::fabs(reading.latitude), 2) + "° " + (reading.latitude < 0 ? "S" : "N") + ", " +
                   shown(std::fabs(reading.longitude), 2) + "° " + (reading.longitude < 0 ? "W" : "E") +
                   (reading.land ? ", on land" : ", at sea");
    reading.why = std::string(reading.bent > 0 ? "Had to go round the globe" : "Latitude and longitude fit") +
                  "; the last two numbers are left over.";
    return reading;
}

bool is_land(int column, int row) {
    // Each line is "87," and 120 characters; the first line is the header.
    std::string_view rest = land_file();
    for (int line = 0; line <= row; ++line) rest.remove_prefix(std::min(rest.find('\n') + 1, rest.size()));
    rest.remove_prefix(std::min(rest.find(',') + 1, rest.size()));
    const auto at = static_cast<std::size_t>(column);
    return at < rest.size() && rest[at] == '#';
}

SoundReading read_sound(const FourNumbers& list) {
    SoundReading reading;
    reading.loudness = std::clamp(list[0], 0.0, 1.0);
    reading.hertz = std::clamp(list[1], 20.0, 20000.0);
    reading.phase = std::fmod(list[2], 360.0) + (list[2] < 0 ? 360.0 : 0.0);
    reading.seconds = std::clamp(list[3], 0.0, 60.0);
    reading.bent = (reading.loudness != list[0] ? 1 : 0) + (reading.hertz != list[1] ? 1 : 0) +
                   (list[2] < 0 || list[2] >= 360 ? 1 : 0) + (reading.seconds != list[3] ? 1 : 0);
    reading.taken = 4 - reading.bent;
    constexpr std::array<std::string_view, 12> kNotes = {"C",  "C#", "D",  "D#", "E",  "F",
                                                         "F#", "G",  "G#", "A",  "A#", "B"};
    // Semitones above C0, twelve to an octave; A4 is 57 of them.
    const double semitones = 57 + 12 * std::log2(reading.hertz / 440.0);
    const long nearest = std::lround(semitones);
    const long cents = std::lround((semitones - static_cast<double>(nearest)) * 100);
    reading.note = std::string(kNotes[static_cast<std::size_t>(((nearest % 12) + 12) % 12)]) +
                   std::to_string((nearest - ((nearest % 12) + 12) % 12) / 12);
    if (cents != 0) reading.note += (cents > 0 ? " + " : " - ") + std::to_string(std::labs(cents)) + " cents";
    reading.says = shown(reading.hertz, 1) + " Hz for " + shown(reading.seconds, 2) + " s, near " + reading.note;
    reading.why = reading.bent == 0 ? "Loudness, hertz, degrees of phase, seconds: all four as they are."
                                    : counted(reading.bent, "number is", "numbers are") +
                                          " out of range for loudness, hertz, phase or seconds.";
    return reading;
}

Decoder best_decoder(const FourNumbers& list) {
    const std::array<int, 5> taken = {read_colour(list).taken, read_text(list).taken, read_place(list).taken,
                                      read_sound(list).taken, read_date(list).taken};
    return static_cast<Decoder>(std::max_element(taken.begin(), taken.end()) - taken.begin());
}

}  // namespace lessons
