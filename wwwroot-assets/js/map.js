// <bc-map name boundaries counts points open>: Leaflet without tiles and without any other server. Units are shaded by their count;
// where a city has no boundaries, cells of 0.01° are.
const library = '/lib/leaflet/leaflet.js';
const styles = '/lib/leaflet/leaflet.css';
const heatLibrary = '/lib/leaflet.heat/leaflet-heat.js';
let loading;
let loadingHeat;
const fetched = new Map();

function load() {
  loading ??= new Promise((done, failed) => {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: styles }));
    document.head.append(Object.assign(document.createElement('script'), { src: library, onload: done, onerror: failed }));
  });
  return loading;
}

function loadHeat() {
  loadingHeat ??= load().then(() => new Promise((done, failed) => {
    document.head.append(Object.assign(document.createElement('script'), { src: heatLibrary, onload: done, onerror: failed }));
  }));
  return loadingHeat;
}

// Heat is the page's one hue, from its middle to its densest shade.
function heatColours(host) {
  const style = getComputedStyle(host);
  return Object.fromEntries([[0.15, 4], [0.4, 5], [0.7, 6], [1, 7]].map(([at, step]) => [at, style.getPropertyValue(`--heat-${step}`).trim()]));
}

function boundaries(address) {
  if (!fetched.has(address)) {
    fetched.set(address, fetch(address)
      .then(answer => answer.ok ? answer.json() : { features: [] })
      .catch(() => {
        fetched.delete(address);
        return { features: [] };
      }));
  }
  return fetched.get(address);
}

const still = {
  attributionControl: false, zoomControl: false, dragging: false, scrollWheelZoom: false, doubleClickZoom: false, boxZoom: false,
  keyboard: false, touchZoom: false, zoomSnap: 0, fadeAnimation: false, zoomAnimation: false, markerZoomAnimation: false, trackResize: false,
};

// What is drawn, apart from the element it stands in: when the page comes alive its markup is made anew, and the drawing
// moves over, so that nothing flashes.
class Drawing {
  static alive = new Map();
  host = Object.assign(document.createElement('div'), { className: 'map-host' });
  #map;
  #areas = new Map();
  #cells = new Map();
  #heat;
  #open;
  #shown;
  #bounds;
  #waiting;
  #queue = Promise.resolve();

  /** Draws the element's counts; one after the other, the last state always. */
  draw(element) {
    this.#queue = this.#queue.then(() => this.#draw(element)).catch(error => console.warn('map', error));
  }

  end() {
    this.#map?.remove();
  }

  async #draw(element) {
    if (!element.isConnected) return;
    const address = element.getAttribute('boundaries');
    const counts = JSON.parse(element.getAttribute('counts') || '{"units":[],"cells":[]}');
    const points = element.hasAttribute('points');
    this.#open = element.getAttribute('open');
    const [areas] = await Promise.all([counts.units.length ? boundaries(address) : { features: [] }, points ? loadHeat() : load()]);
    // Nothing can be drawn on a host without a size: it is drawn once it has one.
    this.#waiting = this.host.clientWidth && this.host.clientHeight ? undefined : element;
    if (this.#waiting) return;
    this.#map ??= L.map(this.host, still);
    const shown = `${address} ${counts.units.map(([id]) => id)}`;
    if (this.#shown !== shown) {
      this.#shown = shown;
      this.#setAreas(areas, new Set(counts.units.map(([id]) => id)));
    }
    for (const [id, count, shade] of counts.units) this.#areas.get(id)?.shade(count, shade);
    this.#setCells(points ? [] : counts.cells);
    if (points) this.#setPoints(counts.cells);
    this.frame();
  }

  #setAreas(collection, counted) {
    for (const area of this.#areas.values()) area.layer.remove();
    this.#areas.clear();
    const layers = (collection.features ?? []).filter(feature => counted.has(feature.properties.unit)).map(feature => [feature, L.geoJSON(feature, {
      style: { className: 'area h0' },
      pointToLayer: (_, place) => L.circleMarker(place, { radius: parseFloat(getComputedStyle(this.host).fontSize) * 0.6, className: 'area h0' }),
    })]);
    // A map without a view draws nothing yet, so it gets its frame first.
    this.#bounds = layers.length ? L.featureGroup(layers.map(([, layer]) => layer)).getBounds() : undefined;
    this.frame();
    for (const [feature, layer] of layers) {
      layer.addTo(this.#map);
      const { unit, zh, en } = feature.properties;
      const words = document.documentElement.lang.startsWith('en') ? en.replace(/(?<=.)( Police)? Station$/, '') : zh.replace(/(?<=.)派出所$/, '');
      const isArea = feature.geometry.type !== 'Point';
      const label = L.tooltip({ permanent: true, direction: isArea ? 'center' : 'right', className: 'area-label', interactive: false, opacity: 1 });
      layer.eachLayer(part => part.bindTooltip(label));
      layer.on('click', () => { if (this.#open) location.assign(this.#open.replace('{unit}', unit)); });
      const area = { layer, label, drawn: '', count: 0, ground: '' };
      area.shade = (count, shade) => {
        const text = `<span>${escape(words)}</span><b>${count.toLocaleString(document.documentElement.lang)}</b>`;
        if (area.drawn === text + shade) return;
        area.drawn = text + shade;
        [area.count, area.ground] = [count, isArea ? `h${shade}` : ''];
        label.setContent(text);
        layer.eachLayer(part => part.getElement()?.setAttribute('class', `area h${shade} leaflet-interactive`));
      };
      this.#areas.set(unit, area);
    }
  }

  #setCells(cells) {
    const gone = new Set(this.#cells.keys());
    for (const [latitude, longitude, count, shade] of cells) {
      const key = `${latitude},${longitude}`;
      gone.delete(key);
      let cell = this.#cells.get(key);
      if (!cell) {
        cell = L.rectangle([[latitude / 100, longitude / 100], [(latitude + 1) / 100, (longitude + 1) / 100]], { className: `cell h${shade}` }).addTo(this.#map);
        this.#cells.set(key, cell);
      }
      cell.getElement()?.setAttribute('class', `cell h${shade}`);
    }
    for (const key of gone) {
      this.#cells.get(key).remove();
      this.#cells.delete(key);
    }
    if (cells.length && gone.size + this.#cells.size > 0) this.#boundByCells(cells);
  }

  // A point stands in the middle of its cell; the count that all but one in a hundred stay under is the densest.
  #setPoints(cells) {
    this.#heat?.remove();
    const counts = cells.map(cell => cell[2]).sort((a, b) => a - b);
    const most = counts[Math.floor((counts.length - 1) * 0.99)] ?? 1;
    const places = cells.map(([latitude, longitude, count]) => [(latitude + 0.5) / 100, (longitude + 0.5) / 100, count]);
    if (!this.#bounds && cells.length) this.#boundByCells(cells);
    this.frame();
    if (!cells.length) return this.#heat = undefined;
    // A point reaches as far as its cell.
    const [west, east] = [0, 0.01].map(by => this.#map.latLngToContainerPoint([places[0][0], places[0][1] + by]).x);
    const reach = Math.max(6, (east - west) * 1.1);
    this.#heat = L.heatLayer(places, { radius: reach, blur: reach, maxZoom: 0, max: most, minOpacity: 0.02, gradient: heatColours(this.host) }).addTo(this.#map);
  }

  // Nearly all of them: a stray coordinate does not shrink the city to a dot.
  #boundByCells(cells) {
    const at = (axis, share) => cells.map(cell => cell[axis]).sort((a, b) => a - b)[Math.floor((cells.length - 1) * share)];
    this.#bounds = L.latLngBounds([at(0, 0.01) / 100, at(1, 0.01) / 100], [(at(0, 0.99) + 1) / 100, (at(1, 0.99) + 1) / 100]);
  }

  /** Fits the city into the host. */
  frame() {
    if (this.#waiting?.isConnected && this.host.clientWidth && this.host.clientHeight) return this.draw(this.#waiting);
    if (!this.#map || !this.#bounds || !this.host.clientWidth || !this.host.clientHeight) return;
    this.#map.invalidateSize({ animate: false, pan: false });
    this.#map.fitBounds(this.#bounds, { animate: false, padding: [4, 4] });
    this.#labels();
  }

  // A label that would lie over a fuller unit's label is left out; the list has it.
  #labels() {
    const placed = [];
    for (const area of [...this.#areas.values()].sort((a, b) => b.count - a.count)) {
      const element = area.label.getElement();
      if (!element) continue;
      // The label carries its area's ground along: a small area's name reaches into its neighbours.
      if (element.dataset.ground !== area.ground) {
        if (element.dataset.ground) element.classList.remove(element.dataset.ground);
        if (area.ground) element.classList.add(area.ground);
        element.dataset.ground = area.ground;
      }
      element.classList.remove('is-hidden');
      const box = element.getBoundingClientRect();
      const over = placed.some(other => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom);
      element.classList.toggle('is-hidden', over);
      if (!over) placed.push(box);
    }
  }
}

const escape = text => String(text).replace(/[&<>"]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);

class AreaMap extends HTMLElement {
  static observedAttributes = ['counts', 'boundaries'];
  #sizes = new ResizeObserver(() => this.#drawing.frame());

  get #drawing() {
    const name = this.getAttribute('name');
    if (!Drawing.alive.has(name)) Drawing.alive.set(name, new Drawing());
    return Drawing.alive.get(name);
  }

  connectedCallback() {
    this.append(this.#drawing.host);
    this.#sizes.observe(this);
    this.#drawing.draw(this);
  }

  disconnectedCallback() {
    this.#sizes.disconnect();
    const [name, drawing] = [this.getAttribute('name'), this.#drawing];
    setTimeout(() => {
      // One that comes back with its scene waits for it: there are as many as there are names.
      if (this.hasAttribute('keep') || drawing.host.isConnected || Drawing.alive.get(name) !== drawing) return;
      Drawing.alive.delete(name);
      drawing.end();
    }, 1000);
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#drawing.draw(this);
  }
}

customElements.define('bc-map', AreaMap);
