//! Every drawing of the interface: stroke icons on a square of 24, one path each, and the mark of Filò.

use leptos::prelude::*;

/// What an icon shows. Named for the drawing's meaning on screen, not for its shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each name is the word a reader would say for the drawing")]
pub enum Glyph {
    Today,
    Guide,
    People,
    Map,
    Exchange,
    Network,
    Settings,
    Search,
    Undo,
    Redo,
    Check,
    Clock,
    Warning,
    Info,
    Plus,
    Minus,
    Close,
    Edit,
    Bin,
    Restore,
    Merge,
    Filter,
    Phone,
    Mail,
    Web,
    Pin,
    Share,
    Copy,
    Link,
    Print,
    Keep,
    Upload,
    Download,
    File,
    Calendar,
    Back,
    Forward,
    Up,
    Down,
    Exit,
    Lock,
    Device,
    Saving,
    Baby,
    School,
    Care,
    Work,
    House,
    Money,
    World,
    Shield,
}

impl Glyph {
    /// The drawing, as the `d` of one path.
    const fn path(self) -> &'static str {
        match self {
            Self::Today => {
                "M8 12a4 4 0 1 0 8 0 4 4 0 1 0-8 0M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6L7 7M17 17l1.4 1.4M18.4 5.6L17 7M7 17l-1.4 1.4"
            }
            Self::Guide => "M4 5c3-1 6-1 8 1 2-2 5-2 8-1v14c-3-1-6-1-8 1-2-2-5-2-8-1zM12 6v14",
            Self::People => {
                "M5 9a3 3 0 1 0 6 0 3 3 0 1 0-6 0M14.5 10a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0M2.5 19c0-3 2.5-5 5.5-5s5.5 2 5.5 5M15 15c3 0 6 1 6 4"
            }
            Self::Map => "M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2zM9 4v14M15 6v14",
            Self::Exchange => "M4 8h14l-4-4M20 16H6l4 4",
            Self::Network => {
                "M9.5 5.500a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0M3 18a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0M16 18a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0M11 8l-4.5 7.500M13 8l4.5 7.500M8 18h8"
            }
            Self::Settings => {
                "M4 7h8M16 7h4M12 7a2 2 0 1 0 4 0 2 2 0 1 0-4 0M4 17h4M12 17h8M8 17a2 2 0 1 0 4 0 2 2 0 1 0-4 0"
            }
            Self::Search => "M4 11a7 7 0 1 0 14 0 7 7 0 1 0-14 0M16.5 16.500L21 21",
            Self::Undo => "M9 7L4 12l5 5M4 12h10a6 6 0 0 1 6 6",
            Self::Redo => "M15 7l5 5-5 5M20 12H10a6 6 0 0 0-6 6",
            Self::Check => "M5 12l5 5L19 7",
            Self::Clock => "M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0M12 7v5l3 2",
            Self::Warning => "M12 4l9 16H3zM12 10v4M12 17h.01",
            Self::Info => "M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0M12 11v5M12 8h.01",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Minus => "M5 12h14",
            Self::Close => "M6 6l12 12M18 6L6 18",
            Self::Edit => "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
            Self::Bin => "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
            Self::Restore => "M4 5v5h5M4.5 10a8 8 0 1 1-.3 4M12 8v4l3 2",
            Self::Merge => "M5 4v4c0 4 7 4 7 8v4M19 4v4c0 4-7 4-7 8M9 17l3 3 3-3",
            Self::Filter => "M4 6h16M7 12h10M10 18h4",
            Self::Phone => "M5 4h4l2 5-3 2a12 12 0 0 0 5 5l2-3 5 2v4c0 1-1 2-2 2C9 21 3 12 3 6c0-1 1-2 2-2z",
            Self::Mail => "M3 6h18v12H3zM3 7l9 7 9-7",
            Self::Web | Self::World => {
                "M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0M3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18"
            }
            Self::Pin => {
                "M12 21s7-6 7-11a7 7 0 1 0-14 0c0 5 7 11 7 11zM9.5 10a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0"
            }
            Self::Share => "M12 15V4M8 7l4-4 4 4M6 11H5v10h14V11h-1",
            Self::Copy => "M9 9h11v11H9zM5 15H4V4h11v1",
            Self::Link => {
                "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"
            }
            Self::Print => "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
            Self::Keep => "M6 4h12v16l-6-4-6 4z",
            Self::Upload => "M12 16V4M7 9l5-5 5 5M4 20h16",
            Self::Download => "M12 4v12M7 11l5 5 5-5M4 20h16",
            Self::File => "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
            Self::Calendar => "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
            Self::Back => "M20 12H5M11 6l-6 6 6 6",
            Self::Forward => "M4 12h15M13 6l6 6-6 6",
            Self::Up => "M12 20V5M6 11l6-6 6 6",
            Self::Down => "M12 4v15M6 13l6 6 6-6",
            Self::Exit => "M14 4h5v16h-5M4 12h11M11 8l4 4-4 4",
            Self::Lock => "M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3",
            Self::Device => "M5 5h14v10H5zM2 19h20",
            Self::Saving => "M12 3v4M12 17v4M3 12h4M17 12h4M5.6 5.600l2.8 2.800M15.6 15.600l2.8 2.8",
            Self::Baby => "M8 8a4 4 0 1 0 8 0 4 4 0 1 0-8 0M6 20c0-4 3-6 6-6s6 2 6 6M10.5 8h.01M13.5 8h.01",
            Self::School => "M3 9l9-5 9 5-9 5zM7 11.500V16c0 1.5 2.5 3 5 3s5-1.5 5-3v-4.5",
            Self::Care => "M12 20s-7-4.4-7-9.500A4 4 0 0 1 12 8a4 4 0 0 1 7 2.500C19 15.6 12 20 12 20z",
            Self::Work => "M3 8h18v12H3zM9 8V5h6v3M3 13h18",
            Self::House => "M4 11l8-7 8 7v9H4zM10 20v-6h4v6",
            Self::Money => "M18 7a6 6 0 1 0 0 10M4 10h9M4 14h9",
            Self::Shield => "M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6z",
        }
    }
}

/// One icon, in the colour of the text around it. It says nothing to a screen reader: the words are beside it.
#[component]
pub fn Icon(
    /// What to draw.
    glyph: Glyph,
    /// Side in CSS pixels.
    #[prop(default = 20)]
    size: u16,
) -> impl IntoView {
    view! {
        <svg
            width=size
            height=size
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            stroke-width="1.8"
            stroke-linecap="round"
            stroke-linejoin="round"
            aria-hidden="true"
        >
            <path d=glyph.path() />
        </svg>
    }
}

/// The mark of Filò: one thread through five knots, each in the hue of a micro-territory.
#[component]
pub fn Mark(
    /// Side in CSS pixels.
    #[prop(default = 36)]
    size: u16,
) -> impl IntoView {
    view! {
        <svg width=size height=size viewBox="0 0 36 36" aria-hidden="true">
            <path
                d="M4 25C10 8 15 30 20 16S29 8 32 12"
                fill="none"
                stroke="var(--primary)"
                stroke-width="2.6"
                stroke-linecap="round"
            />
            <g fill="var(--surface)" stroke-width="2.6">
                <circle cx="6" cy="20.5" r="3.2" stroke="var(--t1)" />
                <circle cx="13" cy="20" r="3.2" stroke="var(--t2)" />
                <circle cx="19" cy="19.5" r="3.2" stroke="var(--t3)" />
                <circle cx="24.5" cy="11.5" r="3.2" stroke="var(--t4)" />
                <circle cx="31" cy="11.5" r="3.2" stroke="var(--t5)" />
            </g>
        </svg>
    }
}
