#version 300 es
// Copies the cached ground (src/map/gl/ground_cache.h): pixel by pixel, or stretched and moved if it has fewer pixels or
// was drawn for another camera. Next: picture.vert.
precision highp float;

uniform sampler2D t_ground;
uniform vec4 u_place;  // a pixel times .xy plus .zw is the place in the kept picture, 0..1; all 0: the same pixel

out vec4 color;

void main() {
    color = u_place.x > 0.0 ? texture(t_ground, gl_FragCoord.xy * u_place.xy + u_place.zw) : texelFetch(t_ground, ivec2(gl_FragCoord.xy), 0);
}
