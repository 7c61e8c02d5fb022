class ReadHost
  def call
    host = ENV["DESK_HOST"].downcase # want missing-presence DESK_HOST @hint
    path = ENV["DESK_PATH"] # want missing-presence DESK_PATH @hint
    path.strip
    port = ENV["DESK_PORT"].to_i
    user = ENV["DESK_USER"]&.strip
    name = ENV.fetch("DESK_NAME").strip
    key = ENV["DESK_KEY"]
    return unless key

    [host, port, user, name, key.strip]
  end
end
