#version 300 es
// A thing as its class's symbol, hollow if it is held out, with a rim that sets it off from a region of the same
// colour; hovered and selected ones have a ring. Output premultiplied.
//  Twin   src/map/things/symbols.cpp
precision highp float;

uniform vec3 u_rim;
uniform vec3 u_hole;
uniform vec3 u_ring;

#if kSprites
flat in vec2 v_middle;
#else
in vec2 v_px;
#endif
flat in vec4 v_color;
flat in vec4 v_shape;
flat in vec4 v_symbol;

out vec4 color;

const float kPi = 3.14159265;
const float kCrossHalfWidth = 0.36;
const float kStarWaist = 0.46;

// The angle from the middle of the sector that the place is in.
float folded(vec2 p, float turn, float sides) {
    float sector = 2.0 * kPi / sides;
    float angle = atan(p.y, p.x) - turn;
    return angle - sector * floor(angle / sector + 0.5);
}

// To the symbol's edge, < 0 inside.
float symbol_distance(vec2 p, float reach) {
    float r = length(p);
    float sides = v_symbol.y;
    if (v_symbol.x == 1.0) return r * cos(folded(p, v_symbol.z + kPi / sides, sides)) - reach * cos(kPi / sides);
    if (v_symbol.x == 2.0) {
        vec2 turn = vec2(cos(v_symbol.z), sin(v_symbol.z));
        float u = abs(turn.x * p.x + turn.y * p.y);
        float v = abs(turn.x * p.y - turn.y * p.x);
        return max(max(u, v) - reach, min(u, v) - reach * kCrossHalfWidth);
    }
    if (v_symbol.x == 3.0) {
        float angle = folded(p, v_symbol.z, sides);
        vec2 at = r * vec2(cos(angle), abs(sin(angle)));
        vec2 edge = reach * (kStarWaist * vec2(cos(kPi / sides), sin(kPi / sides)) - vec2(1.0, 0.0));
        return ((at.x - reach) * edge.y - at.y * edge.x) / length(edge);
    }
    return r - reach;
}

// How much of a pixel at distance d from an edge lies inside of it, the edge moved out by `by`.
float inside(float d, float by) { return clamp(by + 0.5 - d, 0.0, 1.0); }

void main() {
#if kSprites
    vec2 px = gl_FragCoord.xy - v_middle;
#else
    vec2 px = v_px;
#endif
    float d = symbol_distance(px, v_shape.x * v_symbol.w);
    float hole = v_shape.y > 0.0 ? inside(d, v_shape.y - v_shape.x) : 0.0;
    float rim = inside(d, v_shape.z);
    float ring = v_shape.w > 0.0 ? inside(d, v_shape.z + v_shape.w) : 0.0;
    vec3 c = mix(u_ring, u_rim, rim);
    c = mix(c, v_color.rgb, inside(d, 0.0));
    c = mix(c, u_hole, hole);
    float alpha = max(rim, ring) * v_color.a;
    color = vec4(c * alpha, alpha);
}
