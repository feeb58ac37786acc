"""Whether it happened, is planned, conditional or denied."""
