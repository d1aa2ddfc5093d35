//! Pictures for the demo, painted by rule: a street by day with the thing that is wrong. Nobody is in them.

use crate::Error;
use anyhow::Context;
use image::codecs::jpeg::JpegEncoder;
use image::{ImageEncoder, Rgb, RgbImage};

const WIDTH: i32 = 960;
const HEIGHT: i32 = 720;
const HORIZON: i32 = 330;
/// Pictures are drawn in the units above and kept at two thirds of them.
const fn kept(units: i32) -> i32 {
    units * 2 / 3
}

/// A JPEG for a root category; different seeds give different streets.
pub fn paint(root: &str, seed: u64) -> Result<Vec<u8>, Error> {
    let mut canvas = Canvas::street(seed);
    match root {
        "yol" => canvas.pothole(),
        "isiq" | "elektrik" => canvas.lamp_post(),
        "su" | "istilik" => canvas.leak(),
        "qaz" => canvas.pipe(),
        "temizlik" => canvas.rubbish(),
        "abadliq" => canvas.bench(),
        _ => canvas.cracked_wall(),
    }
    canvas.grain();
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 82)
        .write_image(canvas.image.as_raw(), canvas.image.width(), canvas.image.height(), image::ExtendedColorType::Rgb8)
        .context("painting a demo picture")?;
    Ok(jpeg)
}

struct Canvas {
    image: RgbImage,
    state: u64,
}

impl Canvas {
    /// Sky, a row of houses, a pavement and the road.
    fn street(seed: u64) -> Canvas {
        let mut canvas =
            Canvas { image: RgbImage::new(kept(WIDTH) as u32, kept(HEIGHT) as u32), state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1 };
        let warm = canvas.chance(60);
        for y in 0..HORIZON {
            let shade = (y * 60 / HORIZON) as u8;
            canvas.rect(0, y, WIDTH, 1, [150 + shade, 185 + shade / 2 + (warm / 6) as u8, 215 + shade / 3]);
        }
        let mut x = -canvas.chance(60);
        while x < WIDTH {
            x += canvas.house(x);
        }
        canvas.rect(0, HORIZON, WIDTH, 70, [176, 170, 160]);
        canvas.rect(0, HORIZON + 70, WIDTH, 12, [140, 135, 128]);
        canvas.rect(0, HORIZON + 82, WIDTH, HEIGHT, [92, 93, 97]);
        for dash in 0..6 {
            canvas.rect(dash * 190 - 40, 640, 110, 10, [214, 210, 196]);
        }
        canvas
    }

    fn house(&mut self, x: i32) -> i32 {
        let (width, height) = (130 + self.chance(110), 130 + self.chance(140));
        let tone = [196 + self.chance(40) as u8, 172 + self.chance(40) as u8, 138 + self.chance(40) as u8];
        self.rect(x, HORIZON - height, width, height, tone);
        self.rect(x, HORIZON - height, width, 8, tone.map(|part| part - 40));
        for row in 0..(height - 40) / 52 {
            for column in 0..(width - 20) / 46 {
                self.rect(x + 16 + column * 46, HORIZON - height + 26 + row * 52, 24, 32, [88, 106, 122]);
            }
        }
        width + 6
    }

    fn pothole(&mut self) {
        let (x, y) = (330 + self.chance(260), 520 + self.chance(60));
        self.ellipse(x, y, 170, 58, [70, 70, 73]);
        self.ellipse(x + 8, y + 6, 142, 44, [48, 46, 45]);
        self.ellipse(x - 20, y + 12, 84, 22, [84, 98, 108]);
        for _ in 0..26 {
            let (dx, dy, size) = (self.chance(420) - 210, self.chance(150) - 75, 3 + self.chance(7));
            self.ellipse(x + dx, y + dy, size, size / 2 + 1, [116, 112, 108]);
        }
    }

    fn lamp_post(&mut self) {
        let x = 420 + self.chance(200);
        for y in 60..470 {
            self.rect(x + (470 - y) / 14, y, 11, 1, [74, 78, 82]);
        }
        self.rect(x + 26, 58, 120, 9, [74, 78, 82]);
        self.ellipse(x + 140, 70, 34, 13, [58, 60, 64]);
        for along in 0..300 {
            let sag = along * along / 520;
            self.rect(x + 140 - along, 76 + sag, 3, 3, [30, 30, 32]);
        }
    }

    fn leak(&mut self) {
        let (x, y) = (380 + self.chance(180), 500);
        self.ellipse(x, y + 70, 300, 78, [104, 122, 134]);
        self.ellipse(x - 20, y + 66, 210, 48, [128, 148, 160]);
        self.ellipse(x, y + 10, 46, 18, [52, 50, 49]);
        for drop in 0..60 {
            let (dx, height) = (self.chance(90) - 45, self.chance(150));
            self.ellipse(x + dx + drop % 5, y - height, 3, 8, [188, 206, 216]);
        }
    }

    fn pipe(&mut self) {
        let y = 270 + self.chance(40);
        self.rect(0, y, WIDTH, 24, [206, 172, 62]);
        self.rect(0, y + 18, WIDTH, 6, [150, 122, 40]);
        for post in 0..5 {
            self.rect(90 + post * 200, y + 24, 14, 130, [96, 98, 100]);
        }
        for _ in 0..18 {
            let x = self.chance(WIDTH);
            self.ellipse(x, y + 10, 16, 7, [140, 84, 52]);
        }
    }

    fn rubbish(&mut self) {
        let x = 260 + self.chance(240);
        self.rect(x, 330, 210, 130, [70, 104, 84]);
        self.rect(x - 8, 318, 226, 18, [54, 84, 68]);
        for _ in 0..34 {
            let (dx, dy, size) = (self.chance(430) - 110, self.chance(110), 14 + self.chance(26));
            let tone = [[38, 40, 46], [212, 208, 198], [64, 92, 142], [150, 116, 84]][self.chance(4) as usize];
            self.ellipse(x + dx, 420 + dy, size, size * 2 / 3, tone);
        }
    }

    fn bench(&mut self) {
        let x = 250 + self.chance(250);
        self.rect(0, HORIZON, WIDTH, HEIGHT, [112, 142, 92]);
        self.rect(0, 560, WIDTH, 160, [186, 172, 146]);
        for plank in 0..4 {
            let cut = if plank == 2 { 170 } else { 0 };
            self.rect(x, 430 + plank * 26, 340 - cut, 16, [136, 92, 58]);
        }
        self.rect(x + 20, 430, 14, 150, [60, 60, 62]);
        self.rect(x + 300, 430, 14, 150, [60, 60, 62]);
    }

    fn cracked_wall(&mut self) {
        self.rect(0, 0, WIDTH, 560, [206, 192, 170]);
        let (mut x, mut y) = (300 + self.chance(300), 0);
        while y < 560 {
            x += self.chance(15) - 7;
            y += 3;
            self.rect(x, y, 5, 4, [96, 86, 76]);
        }
        self.ellipse(x, 300, 120, 90, [166, 140, 116]);
        self.ellipse(x + 10, 310, 90, 64, [150, 104, 82]);
    }

    /// A little noise, so that it looks taken, not drawn.
    fn grain(&mut self) {
        let mut state = self.state;
        for part in self.image.iter_mut() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            *part = part.saturating_add_signed(((state >> 60) as i8) - 8);
        }
    }

    fn chance(&mut self, below: i32) -> i32 {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.state >> 33) % below.max(1) as u64) as i32
    }

    fn rect(&mut self, x: i32, y: i32, width: i32, height: i32, tone: [u8; 3]) {
        for row in kept(y.max(0))..kept((y + height).min(HEIGHT)).max(kept(y.max(0)) + 1).min(kept(HEIGHT)) {
            for column in kept(x.max(0))..kept((x + width).min(WIDTH)) {
                self.image.put_pixel(column as u32, row as u32, Rgb(tone));
            }
        }
    }

    fn ellipse(&mut self, x: i32, y: i32, across: i32, down: i32, tone: [u8; 3]) {
        let (x, y, across, down) = (kept(x), kept(y), kept(across).max(1), kept(down).max(1));
        for row in (y - down).max(0)..(y + down).min(kept(HEIGHT)) {
            for column in (x - across).max(0)..(x + across).min(kept(WIDTH)) {
                let (dx, dy) = ((column - x) as f32 / across as f32, (row - y) as f32 / down as f32);
                if dx * dx + dy * dy <= 1.0 {
                    self.image.put_pixel(column as u32, row as u32, Rgb(tone));
                }
            }
        }
    }
}
