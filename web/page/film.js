// Films a part of the canvas with the browser's own recorder, as the tour asks (src/app/lesson/tour.h). Frame by frame that
// part is copied to a canvas of its own, at once after it was drawn: later the browser has emptied the first one.
// Next: host.js, which saves the film.

const kTypes = ['video/webm;codecs=vp9', 'video/webm;codecs=vp8', 'video/webm', 'video/mp4'];
const kFramesPerSecond = 30;
const kBitsPerSecond = 5e6;
const kMostPixels = 1280; // along the longer side: more would be too much for many processors to write in time

function type() {
    return globalThis.MediaRecorder && kTypes.find((one) => MediaRecorder.isTypeSupported(one));
}

export function can_film() {
    return Boolean(HTMLCanvasElement.prototype.captureStream && type());
}

const even = (pixels) => Math.max(2, Math.round(pixels / 2) * 2); // as video needs it

export class Film {
    // Logical pixels of the canvas.
    constructor(canvas, [x, y, w, h]) {
        const ratio = canvas.width / canvas.clientWidth;
        const scale = Math.min(ratio, kMostPixels / Math.max(w, h));
        this.canvas_ = canvas;
        this.from_ = [x, y, w, h].map((length) => length * ratio);
        this.picture_ = document.createElement('canvas');
        this.picture_.width = even(w * scale);
        this.picture_.height = even(h * scale);
        this.context_ = this.picture_.getContext('2d', { alpha: false });
        this.parts_ = [];
        this.type_ = type();
        this.recorder_ = new MediaRecorder(this.picture_.captureStream(kFramesPerSecond),
            { mimeType: this.type_, videoBitsPerSecond: kBitsPerSecond });
        this.recorder_.ondataavailable = ({ data }) => data.size > 0 && this.parts_.push(data);
    }

    frame() {
        this.context_.drawImage(this.canvas_, ...this.from_, 0, 0, this.picture_.width, this.picture_.height);
        if (this.recorder_.state === 'inactive') this.recorder_.start(); // not with an empty picture
    }

    // Ends it. Resolves to the film as a File; null if not a single frame was drawn.
    end() {
        if (this.recorder_.state === 'inactive') return Promise.resolve(null);
        return new Promise((resolve) => {
            this.recorder_.onstop = () => {
                const kind = this.type_.replace(/;.*/, '');
                resolve(new File(this.parts_, `embedscape-tour.${kind.split('/')[1]}`, { type: kind }));
            };
            this.recorder_.stop();
            for (const track of this.recorder_.stream.getTracks()) track.stop();
        });
    }
}
