class Gateway < ApplicationService
  HOSTS = %w[hooks.example.com].freeze

  def call(url:)
    raise ArgumentError, "url must be on a known host" unless HOSTS.include?(URI.parse(url).host)

    Net::HTTP.get(URI.parse(url))
  end
end
