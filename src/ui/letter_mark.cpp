#include "ui/letter_mark.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {
namespace {

// Hexadecimal figures of 3 by 5 pixels, a row in three bits, the highest row first.
constexpr std::array<unsigned, 16> kFigures = {075557, 026227, 071747, 071717, 055711, 074717, 074757, 071111,
                                               075757, 075717, 075755, 065656, 074447, 065556, 074747, 074744};

struct Sheet {
    PaintedText& on;

    void dot(int x, int y) {
        if (x < 0 || y < 0 || x >= on.width || y >= on.height) return;
        on.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(on.width) + static_cast<std::size_t>(x)] =
            IM_COL32_WHITE;
    }
    void figure(int x, int y, unsigned value, int size) {
        for (int row = 0; row < 5 * size; ++row) {
            for (int column = 0; column < 3 * size; ++column) {
                const int bit = (4 - row / size) * 3 + (2 - column / size);
                if ((kFigures[value] >> bit & 1u) != 0) dot(x + column, y + row);
            }
        }
    }
};

}  // namespace

void paint_mark(unsigned code_point, float em, PaintedText& painted) {
    const int size = std::max(1, static_cast<int>(em / 14));  // of a pixel of a figure
    const int n = code_point > 0xffff ? 3 : 2;                // figures in each of two rows
    const int width = (n * 4 + 3) * size, height = 15 * size;
    painted = {.width = width,
               .height = height,
               .left = static_cast<float>(size),
               .top = -std::round(em * 0.36f + static_cast<float>(height) / 2),
               .advance = static_cast<float>(width + 2 * size),
               .colored = false,
               .pixels = {}};
    painted.pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0x00ffffffu);
    Sheet sheet{painted};
    for (int x = 0; x < width; ++x) {
        for (const int y : {0, height - 1}) sheet.dot(x, y);
    }
    for (int y = 0; y < height; ++y) {
        for (const int x : {0, width - 1}) sheet.dot(x, y);
    }
    for (int i = 0; i < 2 * n; ++i) {
        const unsigned value = code_point >> static_cast<unsigned>(4 * (2 * n - 1 - i)) & 15u;
        sheet.figure((2 + i % n * 4) * size, (2 + i / n * 6) * size, value, size);
    }
}

}  // namespace ui
