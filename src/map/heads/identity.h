// Regions keep their identity: the connected parts of classes on a coarse grid, matched by overlap from look to look,
// and what happened to them in sentences. May include core and map/view/camera.h; knows no heads and no pictures: it is
// given ids of classes on a grid (regions.h's region_ids()).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "map/view/camera.h"

namespace map {

// One look at the regions: row 0 is the top, as region_ids() gives it.
struct RegionGrid {
    const std::uint8_t* ids = nullptr;  // [rows, columns]
    int columns = 0, rows = 0;
    Camera camera;  // where the grid lies on the map: looks from elsewhere are matched by place
    Viewport viewport;
};

// A connected part of a class's land.
struct Part {
    int id = 0;         // never used again
    int output = 0;     // class
    int color = 0;      // palette index of the class, so a part never changes colour
    int cells = 0;      // 0: gone since a few looks, may come back
    float share = 0;    // of the grid
    Point2 middle{};    // map units
    bool edge = false;  // touches the edge of the grid: it may go on beyond
    // update_identity's own
    std::vector<int> own;  // its cells when it was last seen
    int seen = 0;          // looks in a row that it has been there
    int missing = 0;       // looks in a row that it has not
    int changed = 0;       // looks in a row that it has been much larger or smaller than told
    bool told = false;     // its birth has been told, or needs no telling
    int from = -1;         // id of the part it split off from, -1 = none
    int into = -1;         // id of the part that has its cells now, -1 = none
    float told_share = 0;  // what it had when it was last told about
};

enum class RegionChange { born, vanished, split, merged, grew, shrank };

struct RegionEvent {
    RegionChange kind = RegionChange::born;
    long step = 0;
    int part = 0, other = -1;  // ids; other: what it split off from or was merged into
    int output = 0;            // class
    Point2 at{};               // map units
    std::string sentence;      // "Japan's land in the north-east split off."
};

struct Identity {
    std::vector<Part> parts;          // those that are there now and those that may come back, by id
    std::vector<int> part_of;         // [rows, columns]: index into parts, -1 = in no part
    std::vector<RegionEvent> events;  // oldest first, at most kMostEvents
    // From here on update_identity's own.
    int next_id = 0;
    std::vector<std::string> names;
    int columns = 0, rows = 0;
    Camera camera;
    Viewport viewport;
    struct Found {  // a connected part of this look
        int output = 0;
        Point2 middle{};  // cells
        bool edge = false;
        int part = -1;  // index into parts
        std::vector<int> cells;
    };
    struct Overlap {
        int part = 0, found = 0, cells = 0;
    };
    std::vector<Found> found;  // the first n_found
    std::size_t n_found = 0;
    std::vector<int> found_of;  // per cell
    std::vector<Overlap> overlaps;
    std::vector<int> counts;
};

inline constexpr int kMostEvents = 64;
inline constexpr int kSteadyLooks = 3;      // a part must be there, or away, for so many looks before it is told
inline constexpr int kLeastPart = 4;        // cells; smaller ones are no parts
inline constexpr float kTellGrowth = 1.5f;  // times its size when it was last told
inline constexpr float kTellShare = 0.02f;  // of the grid, that it must also have won or lost

// names: of the classes; ids beyond them belong to nobody. The first look, another grid size or other names begin anew,
// without events; so does `anew` (the model was reset). Seen from elsewhere, parts are matched by place, what comes
// into sight or leaves it is no event, and sizes are told from then on.
void update_identity(Identity& identity, const RegionGrid& grid, const std::vector<std::string>& names, long step,
                     bool anew = false);

// "in the north-east", "in the middle": where a place is in the picture.
std::string direction(Point2 at, const Camera& camera, const Viewport& viewport);

}  // namespace map
