class Account < ApplicationRecord
  has_many :orders
end
