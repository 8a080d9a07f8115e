// One request that is given up when the line is silent; its answer always comes, with status 0 when there is none.
const SILENCE = 45000; // milliseconds without a byte: the line is dead, whatever the device says

class SteadyRequest {
  constructor(method, url, headers) {
    this.request = new XMLHttpRequest();
    this.request.open(method, url);
    for (const [name, value] of Object.entries(headers)) this.request.setRequestHeader(name, value);
  }

  // moved(bytes) hears how much has left the device.
  send(body, moved) {
    return new Promise((done) => {
      const { request } = this;
      const alive = () => {
        clearTimeout(this.guard);
        this.guard = setTimeout(() => request.abort(), SILENCE);
      };
      request.upload.onprogress = ({ loaded }) => {
        alive();
        moved(loaded);
      };
      const gone = () => request.abort(); // the device itself says that the network went away
      window.addEventListener("offline", gone);
      request.onloadend = () => {
        clearTimeout(this.guard);
        window.removeEventListener("offline", gone);
        done(request);
      };
      alive();
      request.send(body);
    });
  }

  abort() {
    this.request.abort();
  }
}
