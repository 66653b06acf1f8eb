// Sends a file as soon as it is chosen, drawn or recorded, and shows it at its question.  Without
// it, or where the network fails, the file goes with its page.

/** The ending of a recording, by the type that the browser gives it. */
export function endingOf(type) {
  const [media, kind] = type.split(";")[0].split("/");
  const sounds = { webm: "weba", mp4: "m4a", ogg: "ogg", wav: "wav", mpeg: "mp3" };
  return media === "video" ? { webm: "webm", mp4: "mp4" }[kind] ?? "" : sounds[kind] ?? "";
}

/** Where one file of a page is sent, by where the page is. */
export function addressFor(action) {
  const page = new URL(action);
  return `${page.pathname}/file`;
}

/** @param {HTMLElement} box */
export function mount(box) {
  const form = box.closest("form");
  const input = box.querySelector("[type=file]");
  const told = box.querySelector("[data-told]");

  const say = (words, state = "") => {
    told.textContent = words;
    told.dataset.state = state;
  };

  const send = (file) => {
    const body = new FormData();
    body.append("csrf_token", form.elements.csrf_token.value);
    body.append(input.name, file, file.name);
    body.append("_end", "1");
    const request = new XMLHttpRequest();
    const bar = document.createElement("progress");
    say(box.dataset.busy, "busy");
    told.append(bar);
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      bar.max = total;
      bar.value = loaded;
    });
    request.addEventListener("error", () => say(box.dataset.failed, "wrong"));
    request.addEventListener("load", () => answered(request));
    request.open("POST", addressFor(form.action));
    request.send(body);
  };

  const answered = ({ status, responseText }) => {
    const page = new DOMParser().parseFromString(responseText, "text/html");
    const next = page.querySelector("[data-stored]");
    const wrong = page.querySelector(".field__error");
    if (!next || ![200, 413, 422].includes(status)) {
      say(box.dataset.failed, "wrong");
      return;
    }
    input.value = "";
    say(wrong?.textContent.trim() ?? "", wrong ? "wrong" : "");
    if (wrong) return;
    box.querySelector("[data-stored]").replaceWith(next);
    box.dispatchEvent(new Event("change", { bubbles: true }));
  };

  input.addEventListener("change", (event) => {
    event.stopPropagation();
    if (input.files.length) send(input.files[0]);
  });
  if (input.files.length) send(input.files[0]); // chosen before this script was there
  const pad = box.querySelector("[data-pad]");
  if (pad) mountPad(pad, send);
  if (box.dataset.record) mountRecorder(box, send);
}

function mountPad(pad, send) {
  const canvas = pad.querySelector("canvas");
  const [keep, clear] = ["keep", "clear"].map((what) => pad.querySelector(`[data-${what}]`));
  const ink = canvas.getContext("2d");
  const begin = () => {
    ink.fillStyle = "#fff";
    ink.fillRect(0, 0, canvas.width, canvas.height);
    Object.assign(ink, { lineWidth: 6, lineCap: "round", lineJoin: "round", strokeStyle: "#1d1a2b" });
    keep.disabled = true;
  };
  const at = ({ offsetX, offsetY }) => [
    (offsetX * canvas.width) / canvas.clientWidth, (offsetY * canvas.height) / canvas.clientHeight,
  ];

  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    ink.beginPath();
    ink.moveTo(...at(event));
    ink.lineTo(...at(event));
    ink.stroke();
    keep.disabled = false;
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    ink.lineTo(...at(event));
    ink.stroke();
  });
  clear.addEventListener("click", begin);
  keep.addEventListener("click", () => {
    canvas.toBlob((drawn) => send(new File([drawn], "signature.png", { type: "image/png" })), "image/png");
    keep.disabled = true;
  });
  begin();
  pad.hidden = false;
}

function mountRecorder(box, send) {
  if (!navigator.mediaDevices?.getUserMedia || !window.MediaRecorder) return;
  const button = document.createElement("button");
  const { record, stop, film } = box.dataset;
  Object.assign(button, { type: "button", className: "button button--small", textContent: record });
  box.querySelector(".file__chooser").append(button);
  let recorder;

  button.addEventListener("click", async () => {
    if (recorder) {
      recorder.stop();
      return;
    }
    const media = await navigator.mediaDevices
      .getUserMedia({ audio: true, video: film === "yes" })
      .catch(() => undefined);
    if (!media) return;
    const pieces = [];
    recorder = new MediaRecorder(media);
    recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
    recorder.addEventListener("stop", () => {
      for (const track of media.getTracks()) track.stop();
      const type = recorder.mimeType;
      recorder = undefined;
      button.textContent = record;
      send(new File(pieces, `${new Date().toISOString().slice(0, 16).replace(":", "")}.${endingOf(type)}`, { type }));
    });
    recorder.start();
    button.textContent = stop;
  });
}
