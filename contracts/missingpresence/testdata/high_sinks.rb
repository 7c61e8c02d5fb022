class Sync
  BASE = "https://api.example"

  def call(member_key) # want missing-presence member_key @warning
    response = Faraday.delete("#{BASE}/members/#{member_key}")
    response.success?
  end

  def typhoeus(slug) # want missing-presence slug @warning
    url = "#{BASE}/#{slug}"
    Typhoeus.put(url, body: "{}")
  end

  def chained(token) # want missing-presence token @warning
    HTTP.auth("x").post(BASE, json: { token: token })
    Success(:sent)
  end

  def party(name) # want missing-presence name @warning
    HTTParty.post(BASE, body: { name: name }.to_json, headers: { "Accept" => "json" })
  end

  def net_http(id) # want missing-presence id @warning
    request = Net::HTTP::Delete.new("/items/#{id}")
    Net::HTTP.start("api.example") { |http| http.request(request) }
  end

  def rest(id) # want missing-presence id @warning
    RestClient.patch("#{BASE}/#{id}", "{}")
  end

  def lock(code) # want missing-presence code @warning
    return Failure(:busy) unless REDIS.set("lock:#{code}", "1", nx: true, ex: 30)

    Success(:locked)
  end

  def advisory(name) # want missing-presence name @warning
    Ledger.with_advisory_lock("ledger-#{name}") { Ledger.settle }
    Success(:settled)
  end

  def redlock(name) # want missing-presence name @warning
    lock_manager.lock("jobs/#{name}", 2000)
    Success(:locked)
  end

  def cached(invoice) # want missing-presence invoice @warning
    Rails.cache.write("totals/#{invoice}", 1)
  end

  def limited(ip) # want missing-presence ip @warning
    rate_limiter.hit("logins:#{ip}")
    Success(:counted)
  end

  def raw(label) # want missing-presence label @warning
    ActiveRecord::Base.connection.execute("UPDATE notes SET label = '#{label}'")
    Success(:done)
  end

  def bulk(label) # want missing-presence label @warning
    Note.where(stale: true).update_all(label: label)
  end

  def text(label) # want missing-presence label @warning
    Note.where("label = '#{label}'").to_a
  end

  def path(name) # want missing-presence name @warning
    File.write("exports/#{name}.csv", "a;b")
  end

  def read(name) # want missing-presence name @warning
    File.read(Rails.root.join("exports", "#{name}.csv"))
  end

  private

  attr_reader :lock_manager, :rate_limiter
end
