class Order < ApplicationRecord
  belongs_to :account

  validates :total, numericality: { greater_than: 0 }
  validates :tracking_code, uniqueness: true
end
