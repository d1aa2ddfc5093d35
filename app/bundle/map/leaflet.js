/*! Leaflet 1.9.4, https://leafletjs.com, (c) 2010-2023 Vladimir Agafonkin, 2010-2011 CloudMade; BSD-2-Clause */
// The map library, as much of it as the program uses. Whoever binds another name of `L` in `app/src/map` adds it here.

import { Map } from "leaflet/src/map/index.js";
import "leaflet/src/control/Control.Attribution.js";
import { LatLng } from "leaflet/src/geo/LatLng.js";
import { LatLngBounds } from "leaflet/src/geo/LatLngBounds.js";
import { Point } from "leaflet/src/geometry/Point.js";
import { geoJSON } from "leaflet/src/layer/GeoJSON.js";
import { LayerGroup } from "leaflet/src/layer/LayerGroup.js";
import { Marker } from "leaflet/src/layer/marker/Marker.js";
import { divIcon } from "leaflet/src/layer/marker/DivIcon.js";
import { TileLayer } from "leaflet/src/layer/tile/TileLayer.js";
import { canvas } from "leaflet/src/layer/vector/Canvas.js";

// Shapes are drawn on one canvas. The library's own choice between canvas and SVG would bring both.
Map.include({
  getRenderer() {
    this._renderer ??= canvas();
    if (!this.hasLayer(this._renderer)) this.addLayer(this._renderer);
    return this._renderer;
  },
});

window.L = { Map, LatLng, LatLngBounds, Point, LayerGroup, Marker, TileLayer, divIcon, geoJSON };
