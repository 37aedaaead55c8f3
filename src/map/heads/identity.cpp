// See identity.h.
#include "map/heads/identity.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>

#include "map/view/palette.h"

namespace map {
namespace {

constexpr int kLeastOverlap = 10;  // matching parts share at least a tenth of the smaller one

using Found = Identity::Found;

std::size_t cell_at(const Identity& identity, int x, int y) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(identity.columns) + static_cast<std::size_t>(x);
}

// Connected components (4-neighbours) of this update's grid.
void find_parts(Identity& identity, const RegionGrid& grid) {
    const auto n = static_cast<std::size_t>(grid.columns) * static_cast<std::size_t>(grid.rows);
    const auto n_names = identity.names.size();
    identity.found_of.assign(n, -1);
    identity.n_found = 0;
    for (std::size_t start = 0; start < n; ++start) {
        if (identity.found_of[start] >= 0 || grid.ids[start] >= n_names) continue;
        if (identity.n_found == identity.found.size()) identity.found.emplace_back();
        Found& found = identity.found[identity.n_found];
        found.output = grid.ids[start];
        found.part = -1;
        found.edge = false;
        found.cells.assign(1, static_cast<int>(start));
        const auto mark = static_cast<int>(identity.n_found);
        identity.found_of[start] = mark;
        double x_sum = 0, y_sum = 0;
        for (std::size_t i = 0; i < found.cells.size(); ++i) {
            const int x = found.cells[i] % grid.columns, y = found.cells[i] / grid.columns;
            x_sum += x;
            y_sum += y;
            const int sides[4][2] = {{x - 1, y}, {x + 1, y}, {x, y - 1}, {x, y + 1}};
            for (const auto& side : sides) {
                if (side[0] < 0 || side[1] < 0 || side[0] >= grid.columns || side[1] >= grid.rows) {
                    found.edge = true;
                    continue;
                }
                const std::size_t next = cell_at(identity, side[0], side[1]);
                if (identity.found_of[next] >= 0 || grid.ids[next] != grid.ids[start]) continue;
                identity.found_of[next] = mark;
                found.cells.push_back(static_cast<int>(next));
            }
        }
        const auto cells = static_cast<double>(found.cells.size());
        found.middle = {static_cast<float>(x_sum / cells), static_cast<float>(y_sum / cells)};
        if (static_cast<int>(found.cells.size()) >= kLeastPart) {
            ++identity.n_found;
            continue;
        }
        // Too small: its cells are visited, but belong to no component.
        for (const int cell : found.cells) identity.found_of[static_cast<std::size_t>(cell)] = static_cast<int>(n);
    }
    for (int& found : identity.found_of) found = found == static_cast<int>(n) ? -1 : found;
}

Point2 pixel_of(const Identity& identity, Point2 cell, const Viewport& viewport) {
    return {(cell.x + 0.5f) * viewport.width / static_cast<float>(identity.columns),
            (cell.y + 0.5f) * viewport.height / static_cast<float>(identity.rows)};
}

// Moves the cells of all parts to the new grid; cells out of sight are dropped.
void move_cells(Identity& identity, const RegionGrid& grid) {
    for (Part& part : identity.parts) {
        std::size_t kept = 0;
        for (const int cell : part.own) {
            const Point2 old{static_cast<float>(cell % grid.columns), static_cast<float>(cell / grid.columns)};
            const Point2 at = to_map(identity.camera, identity.viewport, pixel_of(identity, old, identity.viewport));
            const Point2 px = to_px(grid.camera, grid.viewport, at);
            if (!(px.x >= 0 && px.y >= 0 && px.x < grid.viewport.width && px.y < grid.viewport.height)) continue;
            const int x = static_cast<int>(px.x * static_cast<float>(grid.columns) / grid.viewport.width);
            const int y = static_cast<int>(px.y * static_cast<float>(grid.rows) / grid.viewport.height);
            part.own[kept++] =
                static_cast<int>(cell_at(identity, std::min(x, grid.columns - 1), std::min(y, grid.rows - 1)));
        }
        part.own.resize(kept);
        std::sort(part.own.begin(), part.own.end());
        part.own.erase(std::unique(part.own.begin(), part.own.end()), part.own.end());
    }
}

// Counts the cells that each part of the last update shares with each component of this one, of the same class.
void count_overlaps(Identity& identity) {
    identity.overlaps.clear();
    for (std::size_t p = 0; p < identity.parts.size(); ++p) {
        identity.counts.assign(identity.n_found, 0);
        for (const int cell : identity.parts[p].own) {
            const int found = identity.found_of[static_cast<std::size_t>(cell)];
            if (found >= 0) ++identity.counts[static_cast<std::size_t>(found)];
        }
        for (std::size_t f = 0; f < identity.n_found; ++f) {
            const bool own_class = identity.found[f].output == identity.parts[p].output;
            if (identity.counts[f] == 0 || !own_class) continue;
            identity.overlaps.push_back({static_cast<int>(p), static_cast<int>(f), identity.counts[f]});
        }
    }
    const auto size = [&](const Identity::Overlap& o) {
        return identity.found[static_cast<std::size_t>(o.found)].cells.size();
    };
    using Overlap = Identity::Overlap;
    std::sort(identity.overlaps.begin(), identity.overlaps.end(), [&](const Overlap& a, const Overlap& b) {
        if (a.cells != b.cells) return a.cells > b.cells;
        if (size(a) != size(b)) return size(a) > size(b);
        return a.part != b.part ? a.part < b.part : a.found < b.found;
    });
}

// Matches parts and components, largest overlap first, each part once.
void match(Identity& identity) {
    count_overlaps(identity);
    for (Part& part : identity.parts) part.cells = 0;
    for (const Identity::Overlap& o : identity.overlaps) {
        Part& part = identity.parts[static_cast<std::size_t>(o.part)];
        Found& found = identity.found[static_cast<std::size_t>(o.found)];
        const auto smaller = static_cast<int>(std::min(part.own.size(), found.cells.size()));
        if (part.cells > 0 || found.part >= 0 || o.cells * kLeastOverlap < smaller) continue;
        found.part = o.part;
        part.cells = static_cast<int>(found.cells.size());
    }
}

// For merges and splits: the part that has most of a lost part's cells now, and that had a new part's cells before.
void find_relations(Identity& identity) {
    for (Part& part : identity.parts) part.into = -1;
    for (const Identity::Overlap& o : identity.overlaps) {
        Part& part = identity.parts[static_cast<std::size_t>(o.part)];
        const Found& found = identity.found[static_cast<std::size_t>(o.found)];
        if (part.cells > 0 || part.into >= 0 || found.part < 0) continue;
        if (2 * o.cells >= static_cast<int>(part.own.size())) {
            part.into = identity.parts[static_cast<std::size_t>(found.part)].id;
        }
    }
}

int parent_of(const Identity& identity, int f) {
    for (const Identity::Overlap& o : identity.overlaps) {
        const Part& part = identity.parts[static_cast<std::size_t>(o.part)];
        const auto cells = static_cast<int>(identity.found[static_cast<std::size_t>(f)].cells.size());
        if (o.found == f && part.cells > 0 && 2 * o.cells >= cells) return part.id;
    }
    return -1;
}

void add_new_parts(Identity& identity, bool silent) {
    for (std::size_t f = 0; f < identity.n_found; ++f) {
        Found& found = identity.found[f];
        if (found.part >= 0) continue;
        Part part;
        part.id = identity.next_id++;
        part.output = found.output;
        part.color = palette_index(found.output, static_cast<int>(identity.names.size()));
        part.cells = static_cast<int>(found.cells.size());
        part.from = parent_of(identity, static_cast<int>(f));
        part.reported = silent;
        part.reported_share = static_cast<float>(part.cells) / static_cast<float>(identity.found_of.size());
        found.part = static_cast<int>(identity.parts.size());
        identity.parts.push_back(std::move(part));
    }
}

void update_parts(Identity& identity) {
    const auto all = static_cast<float>(identity.found_of.size());
    for (std::size_t f = 0; f < identity.n_found; ++f) {
        Found& found = identity.found[f];
        Part& part = identity.parts[static_cast<std::size_t>(found.part)];
        std::swap(part.own, found.cells);
        part.share = static_cast<float>(part.cells) / all;
        part.edge = found.edge;
        part.middle = to_map(identity.camera, identity.viewport, pixel_of(identity, found.middle, identity.viewport));
        ++part.seen;
        part.missing = 0;
    }
    for (Part& part : identity.parts) {
        if (part.cells > 0) continue;
        ++part.missing;
        part.seen = part.changed = 0;
    }
}

Part* find_part(Identity& identity, int id) {
    for (Part& part : identity.parts) {
        if (part.id == id && part.cells > 0) return &part;
    }
    return nullptr;
}

std::string percent(float share) { return std::to_string(std::lround(share * 100)) + " %"; }

// "Japan's land", with its direction if the class has several.
std::string land(const Identity& identity, const Part& part) {
    const std::string& name = identity.names[static_cast<std::size_t>(part.output)];
    const auto has_other = [&](const Part& other) { return other.output == part.output && other.id != part.id; };
    const bool several = std::any_of(identity.parts.begin(), identity.parts.end(), has_other);
    return name + "'s land" + (several ? " " + direction(part.middle, identity.camera, identity.viewport) : "");
}

void report(Identity& identity, RegionChange kind, const Part& part, int other, long step, std::string sentence) {
    if (identity.events.size() >= kMostEvents) identity.events.erase(identity.events.begin());
    identity.events.push_back({kind, step, part.id, other, part.output, part.middle, std::move(sentence)});
}

void report_birth(Identity& identity, Part& part, long step) {
    Part* from = part.from >= 0 ? find_part(identity, part.from) : nullptr;
    part.reported = true;
    part.reported_share = part.share;
    if (from != nullptr) {
        from->reported_share = from->share;
        report(identity, RegionChange::split, part, from->id, step, land(identity, part) + " split off.");
        return;
    }
    const std::string where = direction(part.middle, identity.camera, identity.viewport);
    const std::string& name = identity.names[static_cast<std::size_t>(part.output)];
    report(identity, RegionChange::born, part, -1, step, name + " has new land " + where + ".");
}

void report_growth(Identity& identity, Part& part, long step) {
    const bool grew =
        part.share >= part.reported_share * kReportGrowth && part.share - part.reported_share >= kReportShare;
    const bool shrank =
        part.share * kReportGrowth <= part.reported_share && part.reported_share - part.share >= kReportShare;
    part.changed = grew || shrank ? part.changed + 1 : 0;
    if (part.changed < kSteadyUpdates) return;
    report(identity, grew ? RegionChange::grew : RegionChange::shrank, part, -1, step,
           land(identity, part) + (grew ? " grew" : " shrank") + " from " + percent(part.reported_share) + " to " +
               percent(part.share) + " of the map.");
    part.changed = 0;
    part.reported_share = part.share;
}

void report_loss(Identity& identity, const Part& part, long step) {
    Part* into = part.into >= 0 ? find_part(identity, part.into) : nullptr;
    if (into != nullptr) {
        into->reported_share = into->share;
        report(identity, RegionChange::merged, part, into->id, step, land(identity, part) + " joined its other land.");
        return;
    }
    report(identity, RegionChange::vanished, part, -1, step, land(identity, part) + " vanished.");
}

// Reports only what has lasted for kSteadyUpdates updates. Sizes come last: splits and merges explain them.
void tell_all(Identity& identity, long step) {
    for (Part& part : identity.parts) {
        if (part.cells == 0 && part.missing == kSteadyUpdates && part.reported) report_loss(identity, part, step);
        if (part.cells > 0 && part.seen >= kSteadyUpdates && !part.reported) report_birth(identity, part, step);
    }
    for (Part& part : identity.parts) {
        if (part.cells > 0 && part.reported) report_growth(identity, part, step);
    }
}

void forget_lost(Identity& identity, bool seen_from_elsewhere) {
    const auto lost = [&](const Part& part) {
        return part.cells == 0 && (seen_from_elsewhere || part.missing >= kSteadyUpdates);
    };
    identity.parts.erase(std::remove_if(identity.parts.begin(), identity.parts.end(), lost), identity.parts.end());
    identity.part_of.assign(identity.found_of.size(), -1);
    for (std::size_t p = 0; p < identity.parts.size(); ++p) {
        if (identity.parts[p].cells == 0) continue;
        for (const int cell : identity.parts[p].own) {
            identity.part_of[static_cast<std::size_t>(cell)] = static_cast<int>(p);
        }
    }
}

}  // namespace

std::string direction(Point2 at, const Camera& camera, const Viewport& viewport) {
    const Point2 px = to_px(camera, viewport, at);
    const auto third = [](float value, float whole) { return value < whole * 0.4f ? 0 : value > whole * 0.6f ? 2 : 1; };
    constexpr std::string_view kNames[3][3] = {{"in the north-west", "in the north", "in the north-east"},
                                               {"in the west", "in the middle", "in the east"},
                                               {"in the south-west", "in the south", "in the south-east"}};
    return std::string(kNames[third(px.y, viewport.height)][third(px.x, viewport.width)]);
}

void update_identity(Identity& identity, const RegionGrid& grid, const std::vector<std::string>& names, long step,
                     bool anew) {
    if (grid.ids == nullptr || grid.columns < 1 || grid.rows < 1) return;
    const bool same_grid = identity.columns == grid.columns && identity.rows == grid.rows;
    const bool first = anew || !same_grid || identity.names != names;
    if (first) {
        identity.parts.clear();
        identity.events.clear();
        identity.names = names;
        identity.columns = grid.columns;
        identity.rows = grid.rows;
    }
    const bool moved = !first && (identity.camera != grid.camera || identity.viewport.width != grid.viewport.width ||
                                  identity.viewport.height != grid.viewport.height);
    if (moved) move_cells(identity, grid);
    identity.camera = grid.camera;
    identity.viewport = grid.viewport;
    find_parts(identity, grid);
    match(identity);
    find_relations(identity);
    add_new_parts(identity, first || moved);
    update_parts(identity);
    if (moved) {
        for (Part& part : identity.parts) part.reported_share = part.share;
    } else {
        tell_all(identity, step);
    }
    forget_lost(identity, moved);
}

}  // namespace map
