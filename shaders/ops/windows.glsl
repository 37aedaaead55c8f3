// Windows of pictures; attributes and letters as in src/engine/picture.h: ints are H, W, k, s, p.
int height() { return attribute_int(0); }
int width() { return attribute_int(1); }
int kernel() { return attribute_int(2); }
int stride() { return attribute_int(3); }
int padding() { return attribute_int(4); }
ivec2 windows() { return (ivec2(height(), width()) + 2 * padding() - kernel()) / stride() + 1; }

// Row r of a matrix with one row for each pixel of a grid (lines, columns) -> picture, line, column.
ivec3 place_of(int r, ivec2 places) {
    int in_picture = r % (places.x * places.y);
    return ivec3(r / (places.x * places.y), in_picture / places.y, in_picture % places.y);
}
int row_of(int picture, ivec2 at, ivec2 places) { return (picture * places.x + at.x) * places.y + at.y; }

// The first and the last window (lines, columns) that a pixel is in; none if the last comes before the first.
ivec2 first_window(ivec2 pixel) { return (max(pixel + padding() - kernel() + 1, ivec2(0)) + stride() - 1) / stride(); }
ivec2 last_window(ivec2 pixel) { return min((pixel + padding()) / stride(), windows() - 1); }
