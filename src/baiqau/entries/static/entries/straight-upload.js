// Brings a large file to the store of the house in whole parts, each signed for by the house. A part that does
// not arrive is the last one tried: the rest goes through the house, where half a part is kept, too.
class StraightUpload extends TusUpload {
  begin() {
    const large = this.file.size > 5 * MIB && window.crypto && crypto.subtle; // no digests without TLS
    return super.begin(large ? { "Upload-Straight": "yes" } : {});
  }

  stands(answer) {
    this.whole = Number(answer.getResponseHeader("Upload-Part-Size") || 0); // 0: it goes through the house
    return super.stands(answer);
  }

  send() {
    if (this.whole && this.kept === this.file.size) this.tell("checking");
    return this.whole && !this.tired && this.kept < this.file.size ? this.bring() : super.send();
  }

  async bring() {
    const mine = this.wanted;
    const bytes = await this.file.slice(this.kept, this.kept + this.whole).arrayBuffer().catch(() => null);
    if (!bytes) return ["unreadable"];
    const digest = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))));
    const signed = await this.ask("POST", this.memory.get(), { "Upload-Offset": this.kept, "Upload-Checksum": `sha256 ${digest}` });
    if (signed.status !== 200 || this.wanted !== mine) return this.judge(signed);
    this.request = new SteadyRequest("PUT", signed.responseText, { "x-amz-checksum-sha256": digest });
    const answer = await this.request.send(bytes, (loaded) => this.tell("moving", (this.loaded = loaded)));
    this.loaded = 0;
    if (answer.status === 200) this.kept += bytes.byteLength;
    else if (this.wanted === mine) Object.assign(this, { tired: true, known: false });
    return ["sending"];
  }
}
