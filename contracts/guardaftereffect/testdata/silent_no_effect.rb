class Price
  def initialize(logger:)
    @logger = logger
  end

  def call(product, country)
    @logger.info("pricing")
    Rails.cache.fetch("rates") { Rate.all.to_a }
    found = Product.find_by(code: product)
    raise ArgumentError, "country is required" if country.nil?

    Quote.create!(product: found, country: country)
  end
end
