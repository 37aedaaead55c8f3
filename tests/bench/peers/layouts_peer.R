# Rtsne and uwot on the rows of tests/bench/layouts.cpp, on one thread, with the settings of
# tests/projection/fixtures/layout_peers.py. Rscript layouts_peer.R: reads lines "<id> <seconds>", answers each with how
# many pictures a second of the processor brings, or with "none <reason>"; "<id>/trustworthiness" with how good they are.

DIMS <- 50
NEIGHBOURS <- 15
SAMPLE <- 1000 # things whose neighbours are looked at, as layouts.cpp does

# The same ten Gaussians. A product of two numbers of 31 bits is no whole number here: it is taken in two parts.
ten_gaussians <- function(n) {
    state <- 12345
    normal <- function() {
        total <- 0
        for (i in 1:12) {
            state <<- ((16838 * state) %% 2147483648 * 65536 + 20077 * state + 12345) %% 2147483648
            total <- total + state %/% 65536
        }
        total / 32768 - 6
    }
    centres <- matrix(vapply(seq_len(10 * DIMS), function(i) normal(), 0), ncol = DIMS, byrow = TRUE)
    rows <- matrix(vapply(seq_len(n * DIMS), function(i) normal(), 0), ncol = DIMS, byrow = TRUE)
    rows + centres[(seq_len(n) - 1) %% 10 + 1, ]
}

squared_from <- function(points, thing) {
    squared <- colSums((points - points[, thing])^2) # [dims, N]
    squared[thing] <- Inf
    squared
}

# Venna, Kaski 2001, equation 1: as src/projection/quality.h.
trustworthiness <- function(cloud, picture) {
    n <- nrow(cloud)
    looked_at <- min(SAMPLE, n)
    cloud <- t(cloud)
    picture <- t(picture)
    made <- 0
    for (thing in (seq_len(looked_at) - 1) * n %/% looked_at + 1) {
        in_cloud <- squared_from(cloud, thing)
        for (other in order(squared_from(picture, thing))[1:NEIGHBOURS]) {
            made <- made + max(0, 1 + sum(in_cloud < in_cloud[other]) - NEIGHBOURS)
        }
    }
    1 - made / (looked_at * NEIGHBOURS * (2 * n - 3 * NEIGHBOURS - 1) / 2)
}

methods <- list(
    tsne = function(x) {
        Rtsne::Rtsne(x, pca = FALSE, perplexity = 30, num_threads = 1, check_duplicates = FALSE)$Y
    },
    umap = function(x) {
        uwot::umap(x, n_neighbors = NEIGHBOURS, min_dist = 0.1, init = "pca", n_threads = 1, n_sgd_threads = 1)
    }
)
needs <- c(tsne = "Rtsne", umap = "uwot")

rows_of <- list()
last <- list()

answer <- function(asked, seconds) {
    parts <- strsplit(asked, "/")[[1]]
    id <- parts[1]
    method <- sub("_.*", "", id)
    if (is.null(methods[[method]])) return("none there is no such workload here")
    if (!requireNamespace(needs[[method]], quietly = TRUE))
        return(paste0("none the R package ", needs[[method]], " is not installed"))
    if (is.null(rows_of[[id]])) rows_of[[id]] <<- ten_gaussians(as.integer(sub(".*_", "", id)))
    if (length(parts) > 1) {
        if (parts[2] != "trustworthiness" || is.null(last[[id]])) return("none nobody knows")
        return(format(trustworthiness(rows_of[[id]], last[[id]]), digits = 8))
    }
    set.seed(1)
    calls <- 0
    start <- proc.time()
    repeat {
        last[[id]] <<- methods[[method]](rows_of[[id]])
        calls <- calls + 1
        taken <- proc.time() - start
        if (taken[["elapsed"]] >= seconds) break
    }
    format(calls / min(taken[["elapsed"]], taken[["user.self"]] + taken[["sys.self"]]), digits = 8)
}

input <- file("stdin", "r")
while (length(line <- readLines(input, n = 1)) > 0) {
    parts <- strsplit(line, " ")[[1]]
    told <- tryCatch(answer(parts[1], as.numeric(parts[2])),
                     error = function(e) paste("none", strsplit(conditionMessage(e), "\n")[[1]][1]))
    cat(told, "\n", sep = "")
    flush(stdout())
}
